import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ShutdownButton } from '../../../src-renderer/features/shutdown/shutdown-button';
import { ShutdownStrip } from '../../../src-renderer/features/shutdown/shutdown-strip';
import {
  endingText,
  graceLeftMs,
  howItStopped,
} from '../../../src-renderer/features/shutdown/shutdown-words';
import { type ActionBus, createActionBus } from '../../../src-renderer/state/action-bus';
import { createViewStore } from '../../../src-renderer/state/view-store';
import { batch, counts, FakeYard, show, snapshot, view } from '../fake-yard';

function shown() {
  const fake = new FakeYard();
  const yard = fake.window();
  fake.send(snapshot());
  const bus = createActionBus();
  const look = createViewStore();
  show(
    <>
      <ShutdownButton yard={yard} bus={bus} />
      <ShutdownStrip yard={yard} view={look} bus={bus} heir={() => screen.queryByText('Run demo')} />
      <button type="button">Run demo</button>
    </>,
  );
  return { fake, bus, look, user: userEvent.setup() };
}

async function cancelByMenu(user: UserEvent): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Ways to shut down' }));
  await user.click(await screen.findByRole('button', { name: /^Cancel now/ }));
}

const DRAINING = view({
  phase: 'draining',
  atMs: 1_000,
  shutdown: { mode: 'finish-all', graceMs: 5_000, atMs: 1_000, cutShortAtMs: null },
});

describe('shutting down', () => {
  it('takes one press in the usual way, with the grace period shown', async () => {
    const { fake, user } = shown();
    await user.click(screen.getByRole('button', { name: 'Shut down' }));
    expect(fake.asked('shutdown')).toEqual([
      { command: 'shutdown', mode: 'finish-running', graceMs: 10_000 },
    ]);
  });

  it('offers each way, with a grace period or explicitly without one', async () => {
    const { fake, user } = shown();
    await user.click(screen.getByRole('button', { name: 'Ways to shut down' }));
    await user.click(await screen.findByRole('switch', { name: 'limit the grace period' }));
    expect(screen.getByText(/No grace limit/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: /^Finish all/ }));
    expect(fake.asked('shutdown')).toEqual([{ command: 'shutdown', mode: 'finish-all', graceMs: null }]);
  });

  it('tells the countdown and what it waits for, and can be cut short', async () => {
    const { fake, user } = shown();
    const { lanes } = view();
    lanes.push({
      lane: 1,
      open: true,
      firstAtMs: 0,
      lastAtMs: 900,
      occupancy: { kind: 'attempt', task: 12, attempt: 2, fromMs: 900, deadlineMs: 2_900 },
      hold: null,
    });
    fake.send(
      snapshot({
        atMs: 2_500,
        view: { ...DRAINING, lanes },
        counts: counts({ accepted: 3, running: 1, queued: 2 }),
      }),
    );
    expect(screen.getByText('Draining: finish all, on request')).toBeDefined();
    expect(screen.getByText('lane 1: #12')).toBeDefined();
    expect(screen.getByText('1 running, 2 queued, 0 backing off')).toBeDefined();
    expect(screen.getByTestId('grace').textContent).toBe('cancels in 3.50 s');
    await user.click(screen.getByRole('button', { name: 'Cancel now' }));
    expect(fake.asked('shutdown')).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'Cancel everything' }));
    expect(fake.asked('shutdown')).toEqual([{ command: 'shutdown', mode: 'cancel-now', graceMs: null }]);
  });

  it.each([
    ['the menu', (user: UserEvent) => cancelByMenu(user)],
    [
      'a key, the palette or the app',
      (_: UserEvent, bus: ActionBus) => act(() => void bus.perform('cancel-all')),
    ],
  ])('asks before everything is cancelled by %s, and not where nothing is pending', async (_, cancel) => {
    const { fake, bus, user } = shown();
    await cancel(user, bus);
    expect(screen.queryByRole('dialog', { name: /^Cancel everything/ })).toBeNull();
    expect(fake.asked('shutdown')).toHaveLength(1);
    fake.send(snapshot({ counts: counts({ accepted: 2, queued: 2 }), toSubmit: 40 }));
    await cancel(user, bus);
    const dialog = await screen.findByRole('dialog', { name: /^Cancel everything/ });
    expect(dialog.textContent).toContain('2 waiting tasks are cancelled, 40 tasks to come are given up, and');
    expect(fake.asked('shutdown')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Let them be' }));
    expect(fake.asked('shutdown')).toHaveLength(1);
  });

  it('asks no more once the yard has stopped, nor when it runs again', async () => {
    const { fake, user } = shown();
    const busy = { counts: counts({ accepted: 1, running: 1 }) };
    fake.send(snapshot({ ...busy, view: DRAINING }));
    await user.click(screen.getByRole('button', { name: 'Shut down' }));
    await screen.findByRole('dialog');
    fake.send(snapshot({ view: { ...DRAINING, phase: 'stopped' } }));
    expect(screen.queryByRole('dialog')).toBeNull();
    fake.send(snapshot({ ...busy, run: 2, view: view() }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('takes no way while its grace period is no number, and goes there', async () => {
    const { fake, user } = shown();
    await user.click(screen.getByRole('button', { name: 'Ways to shut down' }));
    const grace = await screen.findByRole('textbox', { name: 'grace (s)' });
    await user.clear(grace);
    await user.type(grace, '1,5');
    await user.click(screen.getByText('Finish running'));
    expect(fake.asked('shutdown')).toEqual([]);
    expect(document.activeElement).toBe(grace);
    expect(screen.getByRole('alert').textContent).toContain('got 1,5');
    await user.clear(grace);
    await user.type(grace, '1.5');
    await user.click(screen.getByText('Finish running'));
    expect(fake.asked('shutdown').map(({ graceMs }) => graceMs)).toEqual([1_500]);
  });

  it('hands the focus on from what goes: to the way on, and then to the work', async () => {
    const { fake } = shown();
    fake.send(snapshot({ view: DRAINING, counts: counts({ accepted: 1, running: 1 }) }));
    screen.getByRole('button', { name: 'Cancel now' }).focus();
    fake.send(snapshot({ view: { ...DRAINING, phase: 'cancelling' } }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel now' }));
    fake.send(snapshot({ view: { ...DRAINING, phase: 'stopped' } }));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Start again' })),
    );
    fake.send(snapshot({ run: 2, view: view() }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByText('Run demo')));
  });

  it('leaves the focus on a way that is closed by what was chosen', async () => {
    const { fake, user } = shown();
    const ways = screen.getByRole('button', { name: 'Ways to shut down' });
    ways.focus();
    fake.send(snapshot({ view: DRAINING }));
    expect(document.activeElement).toBe(ways);
    expect(ways.getAttribute('title')).toBe('The yard is shutting down already');
    await user.keyboard('{Enter}');
    expect(screen.queryByText('limit the grace period')).toBeNull();
  });

  it('has nothing left to cut short once it cancels', () => {
    const { fake } = shown();
    fake.send(snapshot({ view: { ...DRAINING, phase: 'cancelling' } }));
    expect(screen.getByText('Cancelling: the grace of 5.00 s has passed')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Cancel now' }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.queryByTestId('grace')).toBeNull();
  });

  it('ends with the balance of the run and the way to begin again', async () => {
    const { fake, user } = shown();
    fake.send(
      snapshot({
        view: { ...DRAINING, phase: 'stopped', atMs: 3_000 },
        counts: counts({ accepted: 4, succeeded: 3, cancelled: 1 }),
      }),
    );
    expect(screen.getByTestId('final-books').textContent).toBe(
      '4 accepted = 3 succeeded + 0 failed + 0 timed out + 1 cancelled. Nothing was lost.',
    );
    await user.click(screen.getByRole('button', { name: 'Start again' }));
    expect(fake.asked('start')).toHaveLength(1);
  });

  it('tells how it came to stop', () => {
    const stop = (graceMs: number | null, tookMs: number, cutShortAtMs: number | null = null) =>
      howItStopped(
        {
          shutdown: { mode: 'finish-running', graceMs, atMs: 1_000, cutShortAtMs },
          atMs: 1_000 + tookMs,
        },
        'window',
      );
    expect(stop(5_000, 1_200)).toBe(
      'Finish running, asked for in a window: done in 1.20 s, within its grace of 5.00 s.',
    );
    expect(stop(5_000, 5_003)).toContain('its grace of 5.00 s passed');
    expect(stop(null, 90)).toBe('Finish running, asked for in a window: done in 90 ms, no grace limit.');
    expect(stop(10_000, 9_030, 10_000)).toBe(
      'Finish running, asked for in a window: cut short after 9.00 s, done 30 ms later.',
    );
    expect(stop(10_000, 9_000, 10_000)).toContain('cut short after 9.00 s, done at once.');
    const now = { mode: 'cancel-now', graceMs: null, atMs: 1_000, cutShortAtMs: null } as const;
    expect(howItStopped({ shutdown: now, atMs: 1_004 }, 'interrupt')).toBe(
      'Cancel now, asked for by Ctrl+C or a signal: done in 4 ms.',
    );
    expect(howItStopped({ shutdown: null, atMs: 0 }, null)).toBe('It has not been started yet.');
  });

  it('tells while it ends what was asked for, by whom, and what became of that', () => {
    const asked = { mode: 'finish-all', graceMs: 5_000, atMs: 1_000, cutShortAtMs: null } as const;
    expect(endingText('draining', asked, 'quit')).toBe('Draining: finish all, asked for by quitting the app');
    expect(endingText('cancelling', { ...asked, cutShortAtMs: 2_000 }, 'interrupt')).toBe(
      'Cancelling what is left: finish all, asked for by Ctrl+C or a signal, was cut short',
    );
    expect(endingText('cancelling', asked, 'window')).toBe('Cancelling: the grace of 5.00 s has passed');
    expect(endingText('cancelling', { ...asked, mode: 'cancel-now' }, 'window')).toBe(
      'Cancelling: cancel now, asked for in a window',
    );
  });

  it('counts the grace period down to nothing, and not below', () => {
    expect([1_000, 4_000, 9_000].map((nowMs) => graceLeftMs(DRAINING, nowMs))).toEqual([5_000, 2_000, 0]);
    expect(graceLeftMs({ ...DRAINING, phase: 'cancelling' }, 1_000)).toBeNull();
  });

  it('asks before a second press cancels everything, and says how much that is', async () => {
    const { fake, user } = shown();
    fake.send(
      snapshot({ view: DRAINING, counts: counts({ accepted: 6, running: 1, queued: 3, backingOff: 2 }) }),
    );
    await user.click(screen.getByRole('button', { name: 'Shut down' }));
    expect((await screen.findByRole('dialog')).textContent).toContain(
      '1 running task is told to stop, 5 waiting tasks are cancelled, and the yard stops.',
    );
    expect(fake.asked('shutdown')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Cancel everything' }));
    expect(fake.asked('shutdown')).toEqual([{ command: 'shutdown', mode: 'cancel-now', graceMs: null }]);
  });

  it('tells what became of each task since the request, and leads to them', async () => {
    const { fake, look, user } = shown();
    const settled = { type: 'task-settled', attempts: 1 } as const;
    fake.send(
      batch(1, [
        { type: 'task-settled', seq: 1, atMs: 1, task: 1, status: 'failed', attempts: 3 },
        { type: 'shutdown-requested', seq: 2, atMs: 2, mode: 'finish-running', graceMs: 10 },
        { ...settled, seq: 3, atMs: 2, task: 2, status: 'cancelled', reason: 'shutdown' },
        { ...settled, seq: 4, atMs: 4, task: 3, status: 'succeeded' },
        { ...settled, seq: 5, atMs: 12, task: 4, status: 'cancelled', reason: 'grace-expired' },
      ]),
    );
    expect(screen.getByTestId('fates').textContent).toContain(
      'Since the request:1 succeeded1 cancelled by the shutdown1 cancelled when the grace passed',
    );
    await user.click(screen.getByRole('button', { name: 'Show each' }));
    expect(look.getState()).toMatchObject({ tab: 'results', sort: { by: 'settledAtMs', descending: true } });
  });

  it('tells of what it kept from being submitted', () => {
    const { fake } = shown();
    const shutdown = { mode: 'finish-all', graceMs: null, atMs: 0, cutShortAtMs: null } as const;
    fake.send(snapshot({ neverSubmitted: 977, view: view({ phase: 'draining', shutdown }) }));
    expect(screen.getByTestId('fates').textContent).toContain('977 never submitted');
  });

  it('has each of its three modes in menu and palette', () => {
    for (const [action, mode] of [
      ['shut-down', 'finish-running'],
      ['finish-all', 'finish-all'],
      ['cancel-all', 'cancel-now'],
    ] as const) {
      const { fake, bus } = shown();
      expect(bus.perform(action)).toBe(true);
      expect(fake.asked('shutdown')).toEqual([expect.objectContaining({ mode })]);
      cleanup();
    }
  });

  it('can be asked for by menu, key or palette only while it is possible', () => {
    const { fake, bus } = shown();
    expect(bus.perform('start-again')).toBe(false);
    expect(bus.perform('shut-down')).toBe(true);
    expect(fake.asked('shutdown')).toHaveLength(1);
    fake.send(snapshot({ view: view({ phase: 'stopped' }) }));
    const ways = ['shut-down', 'finish-all', 'cancel-all'] as const;
    expect(ways.map((way) => bus.perform(way))).toEqual([false, false, false]);
    expect(bus.perform('start-again')).toBe(true);
    expect(fake.asked('start')).toHaveLength(1);
  });
});
