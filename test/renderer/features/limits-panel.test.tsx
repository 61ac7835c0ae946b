import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LESSON_LIMITS, type Limits } from '#contract/limits';
import { LimitsPanel } from '../../../src-renderer/features/limits/limits-panel';
import { createScenarioStore } from '../../../src-renderer/state/scenario-store';
import { batch, FakeYard, show, snapshot, view } from '../fake-yard';

function shown() {
  const fake = new FakeYard();
  const yard = fake.window();
  fake.send(snapshot());
  show(<LimitsPanel yard={yard} scenario={createScenarioStore()} />);
  return { fake, user: userEvent.setup() };
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });

describe('the limits form', () => {
  it('sends only what was changed', async () => {
    const { fake, user } = shown();
    await user.clear(box('workers'));
    await user.type(box('workers'), '8{Enter}');
    await user.selectOptions(screen.getByRole('combobox', { name: 'its lane' }), 'free');
    expect(fake.asked('change-limits').map(({ patch }) => patch)).toEqual([
      { workers: 8 },
      { backoffLane: 'free' },
    ]);
  });

  it("says where the limits are not the scenario's any more, and sets them back by one press", async () => {
    const { fake, user } = shown();
    expect(screen.queryByTestId('changed-limits')).toBeNull();
    const limits: Limits = { ...LESSON_LIMITS, workers: 32, maxAttempts: 6, jitter: { kind: 'full' } };
    fake.send(snapshot({ view: view({ limits }) }));
    expect(screen.getByTestId('changed-limits').textContent).toContain(
      'Changed: workers 3 → 32, attempts 3 → 6, jitter none → full',
    );
    screen.getByRole('button', { name: 'Set back' }).focus();
    await user.keyboard('{Enter}');
    expect(fake.asked('change-limits').map(({ patch }) => patch)).toEqual([LESSON_LIMITS]);
    fake.send(snapshot({ view: view({ limits: LESSON_LIMITS }) }));
    await waitFor(() => expect(document.activeElement?.tagName).toBe('INPUT'));
    expect(screen.queryByTestId('changed-limits')).toBeNull();
  });

  it('says what is wrong with a number for as long as it is, not until the box is left', async () => {
    const { user } = shown();
    await user.clear(box('workers'));
    await user.type(box('workers'), '0{Enter}');
    expect(screen.getByText(/got 0\./)).toBeDefined();
    await user.type(box('workers'), '{Backspace}-1');
    expect(screen.getByText(/got -1\./)).toBeDefined();
    await user.clear(box('workers'));
    await user.type(box('workers'), '5');
    expect(screen.queryByText(/got/)).toBeNull();
  });

  it('gives nested limits whole', async () => {
    const { fake, user } = shown();
    await user.clear(box('base (ms)'));
    await user.type(box('base (ms)'), '250{Enter}');
    expect(fake.asked('change-limits')[0]?.patch).toEqual({
      backoff: { kind: 'linear', baseMs: 250, maxMs: 10_000 },
    });
  });

  it('explains a number out of range, sends nothing, and takes it back on Escape', async () => {
    const { fake, user } = shown();
    await user.clear(box('workers'));
    await user.type(box('workers'), '5000{Enter}');
    expect(screen.getByRole('alert').textContent).toBe(
      'Expected a whole number from 1 to 1\u202f024, got 5000.',
    );
    expect(fake.asked('change-limits')).toEqual([]);
    await user.type(box('workers'), '{Escape}');
    expect(box('workers').value).toBe('3');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it("shows what the yard refuses at its field, and the yard's own value again", async () => {
    const { fake, user } = shown();
    fake.reply = () => ({
      ok: false,
      problems: [{ field: 'patch.backoff.baseMs', expected: 'at most maxMs, which is 10000', got: '60000' }],
    });
    await user.clear(box('base (ms)'));
    await user.type(box('base (ms)'), '60000{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Expected at most maxMs, which is 10000, got 60000.',
    );
    expect(box('base (ms)').value).toBe('500');
  });

  it('follows limits that are changed elsewhere', async () => {
    const { fake } = shown();
    fake.send(
      batch(1, [{ type: 'limits-changed', seq: 1, atMs: 5, limits: { ...LESSON_LIMITS, workers: 17 } }]),
    );
    await waitFor(() => expect(box('workers').value).toBe('17'));
  });

  it('switches a limit off and on again, with the value it had', async () => {
    const { fake, user } = shown();
    await user.click(screen.getByRole('checkbox', { name: 'timeout: limited' }));
    expect(fake.asked('change-limits')[0]?.patch).toEqual({ attemptTimeoutMs: null });
    await user.click(screen.getByRole('checkbox', { name: 'timeout: limited' }));
    expect(fake.asked('change-limits')[1]?.patch).toEqual({ attemptTimeoutMs: 2_000 });
  });

  it('has every limit of the yard, the less used ones behind one press', async () => {
    const { user } = shown();
    await user.click(screen.getByRole('button', { name: /More limits/ }));
    for (const name of ['jitter', 'priority rule', 'when full', 'backoff']) {
      expect(screen.getByRole('combobox', { name })).toBeDefined();
    }
    for (const name of ['queue', 'total', 'capacity', 'rate', 'timeout']) {
      expect(screen.getByRole('checkbox', { name: `${name}: limited` })).toBeDefined();
    }
  });

  it('goes back to the default with one press', async () => {
    const { fake, user } = shown();
    fake.send(
      batch(1, [{ type: 'limits-changed', seq: 1, atMs: 5, limits: { ...LESSON_LIMITS, maxAttempts: 9 } }]),
    );
    await user.click(screen.getByRole('button', { name: 'attempts: back to the default, 3' }));
    expect(fake.asked('change-limits')[0]?.patch).toEqual({ maxAttempts: 3 });
  });

  it('goes back to the default also where that is no limit, or where a limit was lifted', async () => {
    const { fake, user } = shown();
    const limits = { ...LESSON_LIMITS, attemptTimeoutMs: null, rate: { perSecond: 20, burst: 4 } };
    fake.send(batch(1, [{ type: 'limits-changed', seq: 1, atMs: 5, limits }]));
    await user.click(screen.getByRole('button', { name: 'timeout: back to the default, 2000 ms' }));
    await user.click(screen.getByRole('button', { name: 'rate: back to the default, no limit' }));
    expect(fake.asked('change-limits').map(({ patch }) => patch)).toEqual([
      { attemptTimeoutMs: 2_000 },
      { rate: null },
    ]);
  });
});
