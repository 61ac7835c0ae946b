import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import { Announcer } from '../../../src-renderer/features/connection/announcer';
import { PhaseBadge } from '../../../src-renderer/features/connection/phase-badge';
import { LimitsPanel } from '../../../src-renderer/features/limits/limits-panel';
import { RecordingStrip } from '../../../src-renderer/features/recording/recording-strip';
import { ScenarioMenu } from '../../../src-renderer/features/scenario/scenario-menu';
import { ShutdownButton } from '../../../src-renderer/features/shutdown/shutdown-button';
import { ShutdownStrip } from '../../../src-renderer/features/shutdown/shutdown-strip';
import { SubmitPanel } from '../../../src-renderer/features/submit/submit-panel';
import { Transport } from '../../../src-renderer/features/transport/transport';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { createScenarioStore, followLimits } from '../../../src-renderer/state/scenario-store';
import { idleClockMs } from '../../../src-renderer/state/selectors';
import { createViewStore } from '../../../src-renderer/state/view-store';
import { yardNow } from '../../../src-renderer/state/yard-now';
import { keptRun } from '../../support/kept-run';
import { counts, FakeYard, show, snapshot, view } from '../fake-yard';

/** A run that was cut off with a task on its way. */
const CUT_OFF = keptRun({
  ...{ name: 'night run', outcome: 'cut-off', endedAtMs: 83_000 },
  counts: counts({ accepted: 5, succeeded: 4, running: 1 }),
});
const shownInstead = () =>
  snapshot({
    ...{ run: 2 ** 52 + 1, recording: CUT_OFF, counts: CUT_OFF.counts, clock: { speed: 1, paused: true } },
    view: view({ atMs: 83_000, limits: { ...LESSON_LIMITS, workers: 12, maxAttempts: 7 } }),
  });
const WHY = 'A recording is shown: go back to the yard first.';

function scene() {
  const fake = new FakeYard();
  const yard = fake.window();
  fake.send(snapshot());
  const bus = createActionBus();
  const scenario = createScenarioStore();
  followLimits(scenario, yard);
  const views = createViewStore();
  show(
    <>
      <RecordingStrip yard={yard} bus={bus} heir={() => document.getElementById('heir')} />
      <ShutdownStrip yard={yard} view={views} bus={bus} heir={() => null} />
      <ScenarioMenu yard={yard} bus={bus} scenario={scenario} />
      <PhaseBadge yard={yard} />
      <Transport yard={yard} bus={bus} />
      <ShutdownButton yard={yard} bus={bus} />
      <SubmitPanel yard={yard} bus={bus} scenario={scenario} />
      <LimitsPanel yard={yard} scenario={scenario} />
      <Announcer yard={yard} view={views} />
      <button id="heir" type="button">
        heir
      </button>
    </>,
  );
  return { fake, yard, bus, scenario, user: userEvent.setup() };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('a recording that is shown instead of the yard', () => {
  it('is said to be one: which, how it ended, and that it is read only', () => {
    const { fake } = scene();
    expect(screen.queryByRole('region', { name: 'Recording' })).toBeNull();
    fake.send(shownInstead());
    const strip = screen.getByRole('region', { name: 'Recording' }).textContent ?? '';
    expect(strip).toContain('Recording of night run — read only');
    expect(strip).toContain('1 min 23 s, 5 tasks');
    expect(strip).toContain('cut off');
    expect(strip).toContain('The program ended before the run did');
    expect(screen.getByTestId('phase').parentElement?.textContent).toBe('What is shown is a recording');
    expect(screen.getByTestId('news').textContent).toBe('A recording is shown, read only.');
  });

  it('is told why it was not written any further where that is so', () => {
    const { fake } = scene();
    const recording = keptRun({ outcome: 'stopped', problem: 'no space left on the disk' });
    fake.send({ ...shownInstead(), recording });
    expect(screen.getByRole('region', { name: 'Recording' }).textContent).toContain(
      'no space left on the disk',
    );
  });

  it('can change nothing of the yard, and every control says why', () => {
    const { fake, bus } = scene();
    fake.send(shownInstead());
    const names = ['Run demo', /^Submit 120/, 'Resume clock', 'Hold dispatch', 'Shut down', /^Scenario/];
    expect(names.map((name) => button(name).title)).toEqual(names.map(() => WHY));
    const speed = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Clock speed' });
    expect([speed.disabled, speed.title]).toEqual([true, WHY]);
    for (const action of [
      'run-demo',
      'toggle-clock',
      'toggle-dispatch',
      'shut-down',
      'start-again',
    ] as const) {
      bus.perform(action);
    }
    expect(fake.commands.map(({ command }) => command).filter((name) => name !== 'acknowledge')).toEqual([]);
  });

  it('shows the limits that it ended with, not to be changed, and leaves the scenario alone', () => {
    const { fake, scenario } = scene();
    const before = scenario.getState().preset;
    fake.send(shownInstead());
    const workers = screen.getByRole<HTMLInputElement>('textbox', { name: 'workers' });
    expect([workers.value, workers.disabled]).toEqual(['12', true]);
    expect(screen.getByText('as recorded')).toBeDefined();
    expect(scenario.getState().preset).toBe(before);
    expect(screen.queryByTestId('changed-limits')).toBeNull();
  });

  it('stands at its end, although a task was on its way there', () => {
    const { fake, yard } = scene();
    fake.send(shownInstead());
    fake.hostNowMs += 60_000;
    expect(yardNow(yard)).toBe(83_000);
    expect(idleClockMs(yard.store.getState(), fake.hostNowMs)).toBeNull();
    expect(screen.queryByRole('region', { name: 'Shutdown' })).toBeNull();
  });

  it('is not offered to be started again where it was shut down', () => {
    const { fake } = scene();
    const over = shownInstead();
    fake.send({ ...over, recording: keptRun(), view: { ...over.view, phase: 'stopped' } });
    expect(screen.queryByRole('button', { name: 'Start again' })).toBeNull();
  });

  it('leads back to the yard by a button that hands its focus on, and not by Escape', async () => {
    const { fake, user } = scene();
    fake.send(shownInstead());
    button('Back to the yard').focus();
    await user.keyboard('{Escape}');
    expect(fake.asked('leave-run')).toEqual([]);
    await user.keyboard('{Enter}');
    expect(fake.asked('leave-run')).toHaveLength(1);
    fake.send(snapshot());
    expect(screen.queryByRole('region', { name: 'Recording' })).toBeNull();
    await Promise.resolve();
    expect(document.activeElement?.id).toBe('heir');
    expect(screen.getByTestId('news').textContent).toBe('The yard is shown again.');
    expect(button('Run demo').title).not.toBe(WHY);
  });
});
