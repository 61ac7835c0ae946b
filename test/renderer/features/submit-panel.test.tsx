import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '#contract/presets';
import { LESSON_WORKLOAD } from '#contract/workload';
import { receiptText } from '../../../src-renderer/features/submit/receipt-text';
import { SubmitPanel } from '../../../src-renderer/features/submit/submit-panel';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { choosePreset, createScenarioStore } from '../../../src-renderer/state/scenario-store';
import { FakeYard, show, snapshot, view } from '../fake-yard';

function shown() {
  const fake = new FakeYard();
  fake.reply = () => ({
    ok: true,
    value: { accepted: 10, rejected: 0, neverSubmitted: 0, reason: null, toSubmit: 0 },
  });
  const yard = fake.window();
  fake.send(snapshot());
  const bus = createActionBus();
  const scenario = createScenarioStore();
  show(<SubmitPanel yard={yard} bus={bus} scenario={scenario} />);
  return { fake, bus, scenario, user: userEvent.setup() };
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });

describe('the submit form', () => {
  it("sends the lesson's workload by one press", async () => {
    const { fake, user } = shown();
    await user.click(screen.getByRole('button', { name: 'Run demo' }));
    expect(fake.asked('submit').map(({ workload }) => workload)).toEqual([LESSON_WORKLOAD]);
    expect((await screen.findByText('10 accepted.')).getAttribute('role')).toBe('status');
  });

  it('sends what the form says', async () => {
    const { fake, user } = shown();
    await user.click(screen.getByRole('button', { name: /own limits/ }));
    await user.clear(box('tasks'));
    await user.type(box('tasks'), '48{Enter}');
    await user.clear(box('slow'));
    await user.type(box('slow'), '0');
    await user.clear(box('high'));
    await user.type(box('high'), '2');
    await user.type(box('name'), ' parcel ');
    await user.selectOptions(screen.getByRole('combobox', { name: 'arrival' }), 'poisson');
    await user.click(screen.getByRole('switch', { name: /ignore cancellation/ }));
    await user.click(screen.getByRole('checkbox', { name: 'attempts: limited' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'timeout' }), 'its own');
    await user.clear(box('is (ms)'));
    await user.type(box('is (ms)'), '250{Enter}');
    await user.selectOptions(screen.getByRole('combobox', { name: 'total' }), 'no limit');
    await user.click(screen.getByRole('button', { name: 'Submit 48 tasks' }));
    expect(fake.asked('submit').map(({ workload }) => workload)).toEqual([
      {
        count: 48,
        mix: { normal: 1, unstable: 1, slow: 0, failing: 1 },
        priorities: { high: 2, medium: 1, low: 0 },
        arrivals: { kind: 'poisson', perSecond: 20 },
        name: 'parcel',
        ignoresCancel: true,
        own: { maxAttempts: 1, attemptTimeoutMs: 250, totalTimeoutMs: null },
      },
    ]);
  });

  it('takes over the workload of a scenario that is chosen, and runs it by one press', async () => {
    const { fake, scenario, user } = shown();
    const storm = PRESETS.find(({ id }) => id === 'retry-storm');
    if (storm === undefined) throw new Error('the retry storm is gone');
    act(() => choosePreset(scenario, storm));
    expect(box('tasks').value).toBe('200');
    expect(box('failing').value).toBe('3');
    expect(screen.queryByRole('button', { name: /back to the default/ })).toBeNull();
    await user.clear(box('failing'));
    await user.type(box('failing'), '5{Enter}');
    await user.click(screen.getByRole('button', { name: 'failing: back to the default, 3' }));
    await user.click(screen.getByRole('button', { name: 'Run “Retry storm”' }));
    await user.click(screen.getByRole('button', { name: 'Submit 200 tasks' }));
    expect(fake.asked('submit').map(({ workload }) => workload)).toEqual([storm.workload, storm.workload]);
  });

  it('is not sent by Enter in a number, nor while a number is unfit', async () => {
    const { fake, user } = shown();
    await user.clear(box('tasks'));
    await user.type(box('tasks'), '0{Enter}');
    await user.click(screen.getByRole('button', { name: /^Submit/ }));
    expect(fake.asked('submit')).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('from 1 to 10\u202f000\u202f000, got 0');
  });

  it('opens the fold for a number in it that is unfit, and goes there', async () => {
    const { fake, user } = shown();
    const fold = screen.getByRole('button', { name: /own limits/ });
    await user.click(fold);
    await user.click(screen.getByRole('checkbox', { name: 'attempts: limited' }));
    await user.clear(box('attempts'));
    await user.type(box('attempts'), '0');
    await user.click(fold);
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    await user.click(screen.getByRole('button', { name: /^Submit/ }));
    expect(fold.getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(box('attempts'));
    expect(fake.asked('submit')).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('from 1 to 1\u202f000, got 0');
  });

  it('opens the fold for what the yard refuses in it', async () => {
    const { fake, user } = shown();
    fake.reply = () => ({
      ok: false,
      problems: [{ field: 'workload.name', expected: 'a name of one line', got: 'two' }],
    });
    await user.click(screen.getByRole('button', { name: /^Submit 120/ }));
    expect(await screen.findByText('Expected a name of one line, got two.')).toBeDefined();
    expect(screen.getByRole('button', { name: /own limits/ }).getAttribute('aria-expanded')).toBe('true');
  });

  it('may be sent again after a refusal, and says no more of a field that has been changed', async () => {
    const { fake, user } = shown();
    const refused = { field: 'workload.count', expected: 'at most 50', got: '120' };
    fake.reply = () => ({ ok: false, problems: [refused] });
    await user.click(screen.getByRole('button', { name: /^Submit 120/ }));
    await screen.findByText('Expected at most 50, got 120.');
    await user.click(screen.getByRole('button', { name: /^Submit 120/ }));
    expect(fake.asked('submit')).toHaveLength(2);
    await user.clear(box('tasks'));
    await user.type(box('tasks'), '40{Enter}');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(box('tasks').getAttribute('aria-invalid')).not.toBe('true');
  });

  it('shows what the yard refuses at its field', async () => {
    const { fake, user } = shown();
    fake.reply = () => ({
      ok: false,
      problems: [{ field: 'workload.mix', expected: 'at least one weight above 0', got: 'all 0' }],
    });
    await user.click(screen.getByRole('button', { name: /^Submit 120/ }));
    const group = screen.getByRole('group', { name: /^mix/ });
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Expected at least one weight above 0, got all 0.',
    );
    expect(group.contains(screen.getByRole('alert'))).toBe(true);
  });

  it('says why it is disabled while the yard takes nothing', async () => {
    const { fake, user } = shown();
    fake.send(snapshot({ view: view({ phase: 'draining' }) }));
    const closed = 'The yard is shutting down: nothing new is accepted.';
    for (const name of ['Run demo', 'Submit 120 tasks']) {
      const button = screen.getByRole('button', { name });
      expect([button.getAttribute('aria-disabled'), button.getAttribute('title')]).toEqual(['true', closed]);
      await user.click(button);
    }
    await user.type(box('tasks'), '{Enter}');
    expect(fake.asked('submit')).toEqual([]);
    expect(screen.getByText(closed)).toBeDefined();
  });

  it('tells what became of a submission', () => {
    expect(
      receiptText({ accepted: 1_200, rejected: 3, neverSubmitted: 0, reason: 'queue-full', toSubmit: 40 }),
    ).toBe('1\u202f200 accepted at once, 3 rejected (the queue is full), 40 follow.');
  });
});
