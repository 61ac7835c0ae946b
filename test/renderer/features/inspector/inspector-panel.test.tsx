import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { TaskDetail } from '#contract/task-detail';
import type { YardCommand } from '#contract/yard-api';
import { InspectorPanel } from '../../../../src-renderer/features/inspector/inspector-panel';
import { createActionBus } from '../../../../src-renderer/state/action-bus';
import { freezeOrThaw } from '../../../../src-renderer/state/freeze';
import { leavePastRuns } from '../../../../src-renderer/state/leave-past-runs';
import { createViewStore } from '../../../../src-renderer/state/view-store';
import { counts, FakeYard, show, snapshot, view as yardView } from '../../fake-yard';
import { attempt, detail, record } from '../../task-details';

const SETTLED = detail({
  record: record({
    phase: 'failed',
    settledAtMs: 900,
    submittedAtMs: 50,
    attempts: [attempt(), attempt({ attempt: 2, lane: 3, startedAtMs: 800, settledAtMs: 900 })],
    backoffMs: 500,
    error: { name: 'Error', message: 'boom' },
  }),
  ending: { kind: 'attempts-used', maxAttempts: 2 },
});
const QUEUED = detail({
  waiting: {
    kind: 'ready',
    ahead: { high: 2, medium: 0, low: 0 },
    orMore: false,
    lane: null,
    openLanes: 3,
    busyLanes: 3,
    tokenInMs: 240,
    dispatchHeld: false,
  },
  deadlines: [{ kind: 'queue-timeout', atMs: 4_200 }],
});
const RECEIPT = {
  accepted: 1,
  rejected: 0,
  neverSubmitted: 0,
  reason: null,
  toSubmit: 0,
  forgotten: 0,
  firstTask: 57,
};

/** The inspector beside a button that has the focus, on a yard that tells this of every task. */
function shown(
  told: TaskDetail | Reply<TaskDetail>,
  other: (command: YardCommand) => Reply<unknown> = () => ({ ok: true, value: RECEIPT }),
) {
  const fake = new FakeYard();
  const tell = { now: told };
  fake.reply = (command) => {
    if (command.command !== 'inspect') return other(command);
    return 'ok' in tell.now ? tell.now : { ok: true, value: tell.now };
  };
  const yard = fake.window();
  fake.send(snapshot());
  const view = createViewStore();
  leavePastRuns(yard, view);
  const bus = createActionBus();
  show(
    <>
      <button type="button">elsewhere</button>
      <InspectorPanel yard={yard} view={view} bus={bus} />
    </>,
  );
  return { fake, yard, view, bus, tell, user: userEvent.setup() };
}

async function inspecting(told: TaskDetail | Reply<TaskDetail>, other?: Parameters<typeof shown>[1]) {
  const rig = shown(told, other);
  act(() => rig.view.setState({ selectedTask: 12 }));
  await screen.findByRole('region', { name: 'Task 12 in detail' });
  await waitFor(() => expect(screen.queryByText('Asking the yard …')).toBe(null));
  return rig;
}

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const region = (name: string) => screen.getByRole('region', { name });
/** The part of the page under a heading. */
const part = (name: string) => screen.getByRole('heading', { name }).closest('section') as HTMLElement;

describe('the inspector', () => {
  it('is not there while no task is selected', () => {
    shown(SETTLED);
    expect(screen.queryByRole('region')).toBe(null);
  });

  it('tells what a task is, how it stands and why it ended', async () => {
    const { fake } = await inspecting(SETTLED);
    expect(fake.asked('inspect')).toEqual([{ command: 'inspect', run: 1, task: 12 }]);
    expect(screen.getByRole('heading', { name: '#12 slow 12' })).toBeDefined();
    expect(screen.getByTestId('why').textContent).toBe(
      'Failed: all 2 attempts used; the last error was “boom”.',
    );
    expect(within(region('Task 12 in detail')).getAllByText('failed')).toHaveLength(3);
    expect(screen.getByText('medium priority')).toBeDefined();
  });

  it('splits its time in numbers that add up', async () => {
    await inspecting(SETTLED);
    const pairs = [...part('Where its time went').querySelectorAll('dl > div')].map((pair) => [
      pair.querySelector('dt')?.textContent,
      pair.querySelector('dd')?.textContent,
    ]);
    expect(pairs).toEqual([
      ['late', '50 ms'],
      ['wait', '50 ms'],
      ['run', '300 ms'],
      ['backoff', '500 ms'],
      ['response', '900 ms'],
    ]);
  });

  it('lists its attempts with their errors, and the time of a ghost', async () => {
    const ghosts = record({
      phase: 'timed-out',
      settledAtMs: 900,
      attempts: [
        attempt({ outcome: 'timed-out', stoppedAtMs: 750 }),
        attempt({
          attempt: 2,
          lane: 2,
          startedAtMs: 800,
          settledAtMs: 900,
          outcome: 'timed-out',
          error: null,
        }),
      ],
    });
    const { fake, yard } = await inspecting(detail({ record: ghosts }));
    expect(rowTexts()).toEqual([
      '11+100 ms200 mstimed out',
      'Error: boom',
      'ghost: its body ran on for 450 ms',
      '22+800 ms100 mstimed out',
    ]);
    const lane = (number: number) =>
      ({
        ...{ lane: number, open: true, firstAtMs: 0, lastAtMs: 900 },
        occupancy: { kind: 'idle' },
        hold: null,
      }) as const;
    const occupancy = { kind: 'settled', task: 12, attempt: 2, fromMs: 900, outcome: 'timed-out' } as const;
    fake.send(snapshot({ ghostLanes: [2], view: yardView({ lanes: [lane(1), { ...lane(2), occupancy }] }) }));
    expect(rowTexts().at(-1)).toBe('ghost: its body runs on, for 100 ms so far');
    expect(yard.store.getState().ghostLanes).toEqual([2]);
  });

  it.each([
    ['is to start yet', QUEUED, 'None yet: it has not started.'],
    [
      'is over and never started',
      detail({ record: record({ phase: 'cancelled', settledAtMs: 900, reason: 'user' }) }),
      'None: it never started.',
    ],
  ])('says that there are no attempts where the task %s', async (_, told, words) => {
    await inspecting(told);
    expect(part('Attempts').textContent).toBe(`Attempts${words}`);
  });

  it('tells why a task waits and which deadlines run, and keeps up with the yard', async () => {
    const { fake, tell } = await inspecting(QUEUED);
    expect(screen.getByTestId('why').textContent).toBe(
      '2 high ahead; all 3 lanes busy; next token in 240 ms.',
    );
    expect(part('Deadlines').textContent).toContain('queue timeout3.20 s left');
    tell.now = SETTLED;
    fake.send(snapshot());
    await waitFor(() => expect(screen.getByTestId('why').textContent).toMatch(/^Failed/));
    expect(screen.queryByRole('heading', { name: 'Deadlines' })).toBe(null);
  });

  it('stands while the view is frozen', async () => {
    const { fake, view, tell } = await inspecting(QUEUED);
    act(() => view.setState({ frozen: { seq: 1, atMs: 0 } }));
    tell.now = SETTLED;
    const asked = fake.asked('inspect').length;
    fake.send(snapshot());
    expect(fake.asked('inspect')).toHaveLength(asked);
    act(() => view.setState({ frozen: null }));
    await waitFor(() => expect(screen.getByTestId('why').textContent).toMatch(/^Failed/));
  });

  it('says, while the view is frozen, that it tells of a later moment, and follows what is done there', async () => {
    const { fake, yard, view, tell, user } = shown(QUEUED);
    fake.send(snapshot({ atMs: 400, counts: counts({ accepted: 12, queued: 12 }) }));
    act(() => freezeOrThaw(yard, view));
    act(() => view.setState({ selectedTask: 12 }));
    expect(
      await screen.findByText('The view is frozen at +400 ms: this is how the task was at +1.00 s.'),
    ).toBeDefined();
    tell.now = detail({
      ...{ atMs: 1_700, record: record({ phase: 'cancelled', settledAtMs: 1_600, reason: 'user' }) },
      ending: { kind: 'cancelled', reason: 'user' },
    });
    await user.click(button('Cancel'));
    expect(await screen.findByText('Cancelled.')).toBeDefined();
    await waitFor(() => expect(screen.getByTestId('why').textContent).toMatch(/^Cancelled: on request/));
    expect(screen.getByText(/this is how the task was at \+1\.70 s/)).toBeDefined();
  });

  it('says nothing of the kind where it stands as it was when the view was frozen', async () => {
    const { fake, yard, view } = await inspecting(QUEUED);
    fake.send(snapshot({ atMs: 1_000, counts: counts({ accepted: 12, queued: 12 }) }));
    act(() => freezeOrThaw(yard, view));
    expect(screen.queryByText(/^The view is frozen/)).toBe(null);
  });

  it('shows all of many attempts when asked, and the keyboard goes on in them', async () => {
    const attempts = Array.from({ length: 60 }, (_, n) => attempt({ attempt: n + 1 }));
    const { user } = await inspecting(detail({ record: record({ ...SETTLED.record, attempts }) }));
    await user.click(button('Show 10 earlier attempts'));
    expect(document.activeElement).toBe(screen.getByRole('table', { name: 'Attempts' }));
  });

  it('shows output and error in full, to be copied, and the limits that are its own', async () => {
    const message = `first line\n${'long '.repeat(400)}`;
    const { user } = await inspecting(
      detail({
        record: record({
          ...SETTLED.record,
          output: 'half of it',
          error: { name: 'RangeError', message },
          own: { maxAttempts: 7, attemptTimeoutMs: null, totalTimeoutMs: 30_000 },
        }),
      }),
    );
    expect(part('Output').querySelector('pre')?.textContent).toBe('half of it');
    expect(part('Error').querySelector('pre')?.textContent).toBe(`RangeError: ${message}`);
    await user.click(within(part('Error')).getByRole('button', { name: 'Copy' }));
    expect(await navigator.clipboard.readText()).toBe(`RangeError: ${message}`);
    expect(part('Limits of its own').textContent).toBe(
      'Limits of its ownattempts7attempt timeoutno limittotal timeout30.0 s',
    );
  });

  it('says that a task is not known any more', async () => {
    await inspecting({ ok: false, problems: [{ field: 'task', expected: 'a task of this run', got: '12' }] });
    expect(screen.getByText(/^The yard does not know task 12 any more/)).toBeDefined();
  });

  it('compares no times of two runs where the view is frozen in the next', async () => {
    const { fake, yard, view } = await inspecting(SETTLED);
    fake.send(snapshot({ run: 2, atMs: 400 }));
    act(() => freezeOrThaw(yard, view));
    expect(view.getState().frozen).not.toBe(null);
    expect(screen.getByText(/^This task belongs to an earlier run/)).toBeDefined();
    expect(screen.queryByText(/^The view is frozen/)).toBe(null);
  });

  it('keeps a task of a run that is over, says so, and selects nothing in the new one', async () => {
    const { fake, view, bus } = await inspecting(SETTLED);
    fake.send(snapshot({ run: 2 }));
    expect(screen.getByText(/^This task belongs to an earlier run/)).toBeDefined();
    expect(view.getState().selectedTask).toBe(null);
    expect(button('Retry').title).toBe('It belongs to an earlier run.');
    act(() => void bus.perform('clear'));
    expect(screen.queryByRole('region')).toBe(null);
  });
});

describe('what can be done to a task', () => {
  it('is to cancel it while it is pending', async () => {
    const { fake, user } = await inspecting(QUEUED);
    expect(button('Retry').getAttribute('aria-disabled')).toBe('true');
    expect(button('Retry').title).toBe('It is still pending.');
    await user.click(button('Cancel'));
    expect(fake.asked('cancel')).toEqual([{ command: 'cancel', run: 1, target: { kind: 'task', task: 12 } }]);
  });

  it('is to retry it where it has not succeeded, and to go to the new task', async () => {
    const { fake, view, user } = await inspecting(SETTLED);
    expect(button('Cancel').title).toBe('It has settled: nothing is left to cancel.');
    await user.click(button('Retry'));
    expect(fake.asked('resubmit')).toEqual([
      { command: 'resubmit', run: 1, target: { kind: 'tasks', tasks: [12] } },
    ]);
    expect(await screen.findByText(/^1 accepted as a new task: #57\./)).toBeDefined();
    await user.click(button('Go to #57'));
    expect(view.getState().selectedTask).toBe(57);
  });

  it('is only to duplicate it where it has', async () => {
    const succeeded = record({ phase: 'succeeded', settledAtMs: 300, attempts: [attempt()] });
    const { fake, user } = await inspecting(
      detail({ record: succeeded, ending: { kind: 'succeeded', attempt: 1 } }),
    );
    expect(button('Retry').title).toBe('It succeeded. Duplicate makes another one.');
    await user.click(button('Duplicate'));
    expect(fake.asked('resubmit')).toHaveLength(1);
  });

  it.each([
    [
      'what was submitted is not known',
      { ...SETTLED, spec: null },
      'What was submitted is not known any more.',
    ],
    ['the yard takes nothing', SETTLED, 'The yard is stopped. Start it again first.'],
  ])('is nothing where %s', async (what, told, why) => {
    const { fake } = await inspecting(told);
    if (what === 'the yard takes nothing') fake.send(snapshot({ view: yardView({ phase: 'stopped' }) }));
    for (const name of ['Retry', 'Duplicate']) {
      expect(button(name).getAttribute('aria-disabled')).toBe('true');
      expect(button(name).title).toBe(why);
    }
  });

  it('is told why where it is refused', async () => {
    const problems = [{ field: 'target.task', expected: 'a pending task', got: '12, which is settled' }];
    const { user } = await inspecting(QUEUED, () => ({ ok: false, problems }));
    await user.click(button('Cancel'));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'target.task: expected a pending task, got 12, which is settled',
    );
  });
});

describe('what was done to a task', () => {
  it('leads to no task of another run', async () => {
    const { fake, user } = await inspecting(SETTLED);
    await user.click(button('Retry'));
    expect(await screen.findByRole('button', { name: 'Go to #57' })).toBeDefined();
    fake.send(snapshot({ run: 2 }));
    expect(screen.getByText(/^This task belongs to an earlier run/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Go to #57' })).toBe(null);
  });

  it('leaves the focus at its button, though that can do nothing while it is under way', async () => {
    const { fake, user } = await inspecting(QUEUED);
    const { call } = fake.api;
    fake.api.call = ((command: YardCommand) =>
      command.command === 'cancel' ? new Promise(() => {}) : call(command as never)) as typeof call;
    await user.click(button('Cancel'));
    expect(button('Cancel').getAttribute('aria-disabled')).toBe('true');
    expect(button('Cancel').title).toBe('The last press is still under way.');
    expect(document.activeElement).toBe(button('Cancel'));
  });
});

describe('the focus', () => {
  it('stays where it is when the inspector opens, and goes back there when it closes', async () => {
    const { view, user } = shown(SETTLED);
    button('elsewhere').focus();
    act(() => view.setState({ selectedTask: 12 }));
    await screen.findByTestId('why');
    expect(document.activeElement).toBe(button('elsewhere'));
    await user.click(button('Close the inspector'));
    expect(view.getState().selectedTask).toBe(null);
    expect(document.activeElement).toBe(button('elsewhere'));
  });
});

function rowTexts(): (string | null)[] {
  return [...part('Attempts').querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
}
