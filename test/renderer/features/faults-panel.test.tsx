import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PRESETS } from '#contract/presets';
import { NO_FAULTS, type TargetState } from '#contract/target';
import { FaultsPanel } from '../../../src-renderer/features/faults/faults-panel';
import { TARGET_REFRESH_MS } from '../../../src-renderer/features/faults/use-target';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { choosePreset, createScenarioStore } from '../../../src-renderer/state/scenario-store';
import { FakeYard, show, snapshot } from '../fake-yard';

const IDLE: TargetState = { url: null, faults: NO_FAULTS, isOut: false, requests: 0, failed: 0, dropped: 0 };

function shown(target: true | string = true) {
  const fake = new FakeYard();
  fake.abilities = { ...fake.abilities, target };
  let state = IDLE;
  fake.reply = (command) => {
    if (command.command === 'set-faults') state = { ...state, faults: { ...state.faults, ...command.patch } };
    return { ok: true, value: state };
  };
  const yard = fake.window();
  fake.send(snapshot());
  const bus = createActionBus();
  const scenario = createScenarioStore();
  const page = show(<FaultsPanel yard={yard} bus={bus} scenario={scenario} />);
  const become = (part: Partial<TargetState>) => {
    state = { ...state, ...part };
  };
  return { fake, bus, scenario, page, become };
}

const fold = () => screen.getByRole('button', { name: /Faults and counts/ });
const open = () => act(async () => fold().click());
const next = () => act(() => vi.advanceTimersByTimeAsync(TARGET_REFRESH_MS));

describe('the faults of the test server', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are asked for while somebody looks, and only then', async () => {
    const { fake, page, become } = shown();
    await next();
    expect(fake.asked('target')).toEqual([]);
    await open();
    expect(screen.getByText('Not started: it starts when a task asks for it.')).toBeDefined();
    become({ url: 'http://127.0.0.1:41234/', requests: 1_204, failed: 7, dropped: 31, isOut: true });
    await next();
    expect(fake.asked('target')).toHaveLength(2);
    expect(screen.getByText('In an outage now.')).toBeDefined();
    expect(screen.getByText('http://127.0.0.1:41234/')).toBeDefined();
    expect(screen.getByText('1\u202f204', { normalizer: String })).toBeDefined();
    expect(screen.getByText('7 answered with 500')).toBeDefined();
    expect(screen.getByText('31 closed unanswered')).toBeDefined();
    await open();
    await next();
    await next();
    expect(fake.asked('target')).toHaveLength(2);
    page.unmount();
  });

  it('are set one by one, each at once', async () => {
    const { fake } = shown();
    await open();
    const rate = screen.getByRole('textbox', { name: 'failures' });
    fireEvent.change(rate, { target: { value: '0.25' } });
    await act(async () => fireEvent.blur(rate));
    expect(fake.asked('set-faults').map(({ patch }) => patch)).toEqual([{ failureRate: 0.25 }]);
    await act(async () => screen.getByRole('checkbox', { name: 'outage: limited' }).click());
    const lasts = screen.getByRole('textbox', { name: 'lasts (ms)' });
    fireEvent.change(lasts, { target: { value: '500' } });
    await act(async () => fireEvent.blur(lasts));
    expect(
      fake
        .asked('set-faults')
        .slice(1)
        .map(({ patch }) => patch),
    ).toEqual([
      { outage: { everyMs: 10_000, lengthMs: 2_000 } },
      { outage: { everyMs: 10_000, lengthMs: 500 } },
    ]);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'failures' }).value).toBe('0.25');
  });

  it('show a refusal at its field', async () => {
    const { fake } = shown();
    await open();
    await act(async () => screen.getByRole('checkbox', { name: 'outage: limited' }).click());
    const problem = {
      field: 'patch.outage.lengthMs',
      expected: 'at most everyMs, which is 10000',
      got: '20000',
    };
    fake.reply = () => ({ ok: false, problems: [problem] });
    const lasts = screen.getByRole('textbox', { name: 'lasts (ms)' });
    fireEvent.change(lasts, { target: { value: '20000' } });
    await act(async () => fireEvent.blur(lasts));
    expect(screen.getByRole('alert').textContent).toBe(
      'Expected at most everyMs, which is 10000, got 20000.',
    );
    expect(lasts.getAttribute('aria-invalid')).toBe('true');
  });

  it('say why there are none to set', async () => {
    const { fake } = shown('this yard has no test server');
    await open();
    expect(
      screen.getByText('There is none to be measured here: this yard has no test server.'),
    ).toBeDefined();
    expect(fake.asked('target')).toEqual([]);
  });

  it('come into sight with a scenario that sets them, and are gone to by a command', async () => {
    const { bus, scenario } = shown();
    const outage = PRESETS.find(({ id }) => id === 'outage');
    if (outage === undefined) throw new Error('the outage is gone');
    await act(async () => choosePreset(scenario, outage));
    expect(fold().getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).not.toBe(fold());
    await act(async () => void bus.perform('show-faults'));
    expect(document.activeElement).toBe(fold());
  });
});
