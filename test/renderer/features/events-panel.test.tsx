import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TaskEvent } from '#contract/task-event';
import { EventsPanel } from '../../../src-renderer/features/events/events-panel';
import { FOLLOW_MS } from '../../../src-renderer/features/events/use-shown-events';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { freezeOrThaw } from '../../../src-renderer/state/freeze';
import { leavePastRuns } from '../../../src-renderer/state/leave-past-runs';
import { createViewStore } from '../../../src-renderer/state/view-store';
import { batch, FakeYard, show, snapshot, view } from '../fake-yard';

const at = (seq: number) => ({ seq, atMs: seq * 1_000 });
const submitted = (seq: number, task: number): TaskEvent => ({
  ...{ type: 'task-submitted', ...at(seq), task },
  ...{ name: `normal ${task}`, kind: 'normal', priority: 'medium' },
});
const started = (seq: number, task: number): TaskEvent => ({
  ...{ type: 'attempt-started', ...at(seq), task, attempt: 1, lane: 3 },
});
const FIRST = [submitted(1, 1), submitted(2, 2), started(3, 1)];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const grid = () => screen.getByRole('grid', { name: 'Events' });

/** What the rows show once they have followed. */
const settle = () => act(() => vi.advanceTimersByTime(FOLLOW_MS));

function shown(events: readonly TaskEvent[] = FIRST) {
  const fake = new FakeYard();
  const yard = fake.window();
  const look = createViewStore();
  leavePastRuns(yard, look);
  fake.send(snapshot());
  if (events.length > 0) fake.send(batch(1, events));
  const bus = createActionBus();
  const panel = <EventsPanel yard={yard} view={look} bus={bus} />;
  const { unmount } = show(panel);
  /** Another tab is shown meanwhile. */
  function leaveAndComeBack(meanwhile: () => void) {
    unmount();
    meanwhile();
    show(panel);
  }
  return { fake, yard, look, bus, grid: grid(), leaveAndComeBack };
}

const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .slice(0, 6)
        .map((cell) => cell.textContent),
    );
const numbers = () => rows().map(([, seq]) => seq);

/** jsdom lays nothing out: the scroller is told how high its content is, and where it is scrolled to. */
function scrollTo(grid: HTMLElement, scrollTop: number) {
  const scroller = grid.parentElement as HTMLElement;
  Object.defineProperty(scroller, 'scrollHeight', { configurable: true, value: 5_000 });
  scroller.scrollTop = scrollTop;
  fireEvent.scroll(scroller);
}

/** jsdom has no clipboard. */
function clipboard(write: () => Promise<void>) {
  const writeText = vi.fn(write);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  return writeText;
}

describe('the events', () => {
  it('are a row each, with time, number, type, task, lane and what happened', () => {
    shown();
    expect(rows()).toEqual([
      ['0:01.000', '1', 'task-submitted', '1', '', 'normal 1 accepted, medium priority'],
      ['0:02.000', '2', 'task-submitted', '2', '', 'normal 2 accepted, medium priority'],
      ['0:03.000', '3', 'attempt-started', '1', '3', 'attempt 1 starts'],
    ]);
    expect(screen.getByText('3 events')).toBeDefined();
  });

  it('tell a pointer when each was in the world, however fast the clock has gone', async () => {
    const { fake } = shown();
    expect(screen.getByText('0:03.000').title).toBe('');
    const wallMs = Date.parse('2026-01-01T12:00:00.000Z');
    fake.clockSpans = [{ fromMs: 0, wallMs, speed: 10 }];
    fake.send(batch(4, [], { clock: { speed: 10, paused: false } }));
    await act(() => Promise.resolve());
    const at = new Date(wallMs + 300);
    expect(screen.getByText('0:03.000').title).toBe(
      `${at.toLocaleDateString()} ${at.toLocaleTimeString()}.300`,
    );
  });

  it('follow at their own pace, with one drawing for however many have come', () => {
    const { fake } = shown();
    fake.send(batch(4, [started(4, 2)]));
    fake.send(batch(5, [submitted(5, 3), submitted(6, 4)]));
    expect(numbers()).toEqual(['1', '2', '3']);
    settle();
    expect(numbers()).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('say how many are not shown one by one', () => {
    const { fake } = shown();
    fake.send(snapshot({ view: view({ seq: 12_348 }) }));
    settle();
    expect(screen.getByText(/12.345 events not shown one by one/)).toBeDefined();
    expect(screen.getByText(/showing the last 3 of 12.348/)).toBeDefined();
  });

  it('are chosen by what they are about; each choice tells how many there are', () => {
    shown();
    const chips = within(screen.getByRole('group', { name: 'Show events about' })).getAllByRole('button');
    expect(chips.map((chip) => chip.textContent)).toEqual([
      ...['arrivals2', 'starts1', 'verdicts0', 'retries0', 'ends0', 'yard0', 'only the selected task'],
    ]);
    fireEvent.click(screen.getByRole('button', { name: /^arrivals/ }));
    expect(numbers()).toEqual(['3']);
    expect(screen.getByText('1 match · 3 events')).toBeDefined();
  });

  it('are searched, and Escape clears the search', () => {
    shown();
    const search = screen.getByRole('textbox', { name: 'Search events' });
    fireEvent.change(search, { target: { value: '#2' } });
    expect(numbers()).toEqual(['2']);
    fireEvent.change(search, { target: { value: '#299' } });
    expect(screen.getByText('No event matches “#299”')).toBeDefined();
    fireEvent.keyDown(search, { key: 'Escape' });
    expect(numbers()).toHaveLength(3);
  });

  it('are linked with the selected task: a row selects its own, and only its own can be shown', () => {
    const { look } = shown();
    fireEvent.click(screen.getByText('attempt 1 starts'));
    expect(look.getState().selectedTask).toBe(1);
    fireEvent.click(screen.getByRole('button', { name: 'only task 1' }));
    expect(numbers()).toEqual(['1', '3']);
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(2);
    act(() => look.setState({ selectedTask: null }));
    expect(numbers()).toHaveLength(3);
  });

  it('stand while somebody reads further up, count what has come, and jump back to the newest', () => {
    const { fake, grid } = shown();
    scrollTo(grid, 800);
    fake.send(batch(4, [started(4, 2), submitted(5, 3)]));
    settle();
    expect(numbers()).toEqual(['1', '2', '3']);
    fireEvent.click(screen.getByRole('button', { name: /^Jump to newest \(2 newer\)/ }));
    expect(numbers()).toHaveLength(5);
  });

  it('go on when somebody scrolls back to the end', () => {
    const { fake, grid } = shown();
    scrollTo(grid, 800);
    fake.send(batch(4, [started(4, 2)]));
    settle();
    expect(numbers()).toHaveLength(3);
    scrollTo(grid, 5_000);
    expect(numbers()).toHaveLength(4);
  });

  it('of a run that is over are gone when the next begins, also while somebody reads in them', () => {
    const { fake, grid: log } = shown();
    scrollTo(log, 800);
    expect(screen.getByRole('button', { name: /^Jump to newest/ })).toBeDefined();
    fake.send(snapshot({ run: 2 }));
    fake.send(batch(1, [submitted(1, 9)], { run: 2 }));
    settle();
    expect(rows().map(([, , , task]) => task)).toEqual(['9']);
    expect(screen.queryByRole('button', { name: /^Jump to newest/ })).toBeNull();
    expect(screen.getByText('1 event')).toBeDefined();
  });

  it('hand the focus to the grid when the button to the newest goes', async () => {
    const { grid: log } = shown();
    scrollTo(log, 800);
    const jump = screen.getByRole('button', { name: /^Jump to newest/ });
    jump.focus();
    fireEvent.click(jump);
    await act(() => Promise.resolve());
    expect(document.activeElement).toBe(log);
  });

  it('are filtered and read as before when another tab has been shown meanwhile', () => {
    const { fake, grid: log, look, leaveAndComeBack } = shown();
    fireEvent.click(screen.getByRole('button', { name: /^starts/ }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Search events' }), { target: { value: 'normal' } });
    act(() => look.setState({ selectedTask: 1 }));
    fireEvent.click(screen.getByRole('button', { name: 'only task 1' }));
    scrollTo(log, 800);
    leaveAndComeBack(() => fake.send(batch(4, [submitted(4, 3)])));
    expect(numbers()).toEqual(['1']);
    expect(screen.getByRole('button', { name: /^Jump to newest \(1 newer\)/ })).toBeDefined();
    expect(screen.getByRole('button', { name: /^starts/ }).getAttribute('aria-pressed')).toBe('false');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Search events' }).value).toBe('normal');
    expect(screen.getByRole('button', { name: 'only task 1' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('stand at the frozen moment', () => {
    const { fake, yard, look } = shown();
    act(() => freezeOrThaw(yard, look));
    fake.send(batch(4, [started(4, 2)]));
    settle();
    expect(numbers()).toHaveLength(3);
    act(() => freezeOrThaw(yard, look));
    expect(numbers()).toHaveLength(4);
  });

  it('are read by keyboard: arrows go from row to row, Enter selects, Ctrl C copies the line of the log', async () => {
    const { look, grid } = shown();
    const written = clipboard(() => Promise.resolve());
    fireEvent.keyDown(grid, { key: 'ArrowUp' });
    fireEvent.keyDown(grid, { key: 'ArrowUp' });
    const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toContain('normal 2 accepted');
    fireEvent.keyDown(grid, { key: 'Enter' });
    expect(look.getState().selectedTask).toBe(2);
    fireEvent.keyDown(grid, { key: 'c', ctrlKey: true });
    expect(written).toHaveBeenCalledWith(`${JSON.stringify(FIRST[1])}\n`);
    await act(() => Promise.resolve());
    expect(screen.getByText('Event 2 copied')).toBeDefined();
  });

  it('keep Space to themselves: it goes to the newest, then selects its task', () => {
    const { look, grid: log } = shown();
    // What an element takes for itself the window leaves alone.
    expect(fireEvent.keyDown(log, { key: ' ' })).toBe(false);
    expect(look.getState().selectedTask).toBeNull();
    expect(fireEvent.keyDown(log, { key: ' ' })).toBe(false);
    expect(look.getState().selectedTask).toBe(1);
  });

  it('are gone through by the keys for the next and the previous task', () => {
    const { look, bus } = shown();
    act(() => void bus.perform('previous-row'));
    act(() => void bus.perform('previous-row'));
    expect(look.getState().selectedTask).toBe(2);
    act(() => void bus.perform('next-row'));
    expect(look.getState().selectedTask).toBe(1);
  });

  it('say so where the clipboard is closed', async () => {
    shown();
    clipboard(() => Promise.reject(new Error('denied')));
    fireEvent.click(screen.getByRole('button', { name: 'Copy event 3 as JSON' }));
    await act(() => Promise.resolve());
    expect(screen.getByText('The clipboard is closed to this page')).toBeDefined();
  });

  it('say what will be here while nothing has happened', () => {
    shown([]);
    expect(screen.getByText('No events yet')).toBeDefined();
  });
});
