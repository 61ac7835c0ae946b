import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ResultRow } from '#contract/results-query';
import { row, rowsUpTo } from '../../fake-results';
import { counts, snapshot } from '../../fake-yard';
import { lastQuery, shownResults } from './shown-results';

const tickOf = (task: number) =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: `Tick task ${task}` });
const ticked = () =>
  screen
    .getAllByLabelText<HTMLInputElement>(/^Tick task/)
    .filter(({ checked }) => checked)
    .map(({ ariaLabel }) => Number(ariaLabel?.match(/\d+/)?.[0]));

async function ready(task = 1): Promise<void> {
  await screen.findByLabelText(`Task ${task}`);
}

describe('the selected row', () => {
  it('is one task, the same for the whole window, and none when it is picked again', async () => {
    const { view, user } = shownResults(rowsUpTo(3));
    await ready();
    await user.click(screen.getByLabelText('Task 2'));
    expect(view.getState().selectedTask).toBe(2);
    expect(currentRows()).toEqual(['results-row-2']);
    expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('results-row-2');
    act(() => view.setState({ selectedTask: 3 }));
    expect(currentRows()).toEqual(['results-row-3']);
    await user.click(screen.getByText('normal 3'));
    expect(view.getState().selectedTask).toBe(null);
  });

  it('goes down and up by J and K, and stays within the rows', async () => {
    const { view, bus } = shownResults(rowsUpTo(3));
    await ready();
    const seen: (number | null)[] = [];
    for (const action of ['next-row', 'next-row', 'next-row', 'next-row', 'previous-row'] as const) {
      act(() => void bus.perform(action));
      seen.push(view.getState().selectedTask);
    }
    expect(seen).toEqual([1, 2, 3, 3, 2]);
  });

  it('goes over the end of a page as soon as the next one is there', async () => {
    const { fake, view, bus } = shownResults(rowsUpTo(1_000));
    await ready();
    act(() => view.setState({ selectedTask: 200 }));
    act(() => void bus.perform('next-row'));
    await waitFor(() => expect(view.getState().selectedTask).toBe(201));
    expect(lastQuery(fake)?.offset).toBe(100);
    act(() => void bus.perform('next-row'));
    expect(view.getState().selectedTask).toBe(202);
  });

  it('goes on from where it is when rows come before it', async () => {
    const rows = rowsUpTo(5);
    const { fake, view, bus, yard } = shownResults(rows);
    await ready(5);
    act(() => view.setState({ selectedTask: 3, sort: { by: 'task', descending: true } }));
    await waitFor(() => expect(rowTasks()).toEqual([5, 4, 3, 2, 1]));
    rows.push(row(6), row(7));
    fake.send(snapshot({ counts: counts({ accepted: 7, succeeded: 7 }) }));
    await waitFor(() => expect(rowTasks()).toEqual([7, 6, 5, 4, 3, 2, 1]));
    act(() => void bus.perform('next-row'));
    expect(view.getState().selectedTask).toBe(2);
    expect(yard.store.getState().run).toBe(1);
  });

  it('is looked for where it was selected elsewhere, and scrolled to', async () => {
    const { fake, view } = shownResults(rowsUpTo(5_000));
    await ready();
    const scrolledTo: number[] = [];
    screen.getByRole('region', { name: 'Results table' }).scrollTo = ((to: ScrollToOptions) =>
      scrolledTo.push(to.top ?? 0)) as typeof Element.prototype.scrollTo;
    act(() => view.setState({ selectedTask: 4_000 }));
    // 600 px of box less the header's 28: its row ends where the box ends.
    await waitFor(() => expect(scrolledTo).toEqual([4_000 * 28 - 572]));
    expect(fake.asked('results').some(({ query }) => query.placeOf === 4_000)).toBe(true);
  });

  it('is looked for by whatever the rows are sorted', async () => {
    const rows = rowsUpTo(5_000).map((one) => ({ ...one, runMs: 10_000 - one.task }));
    const { view } = shownResults(rows);
    await ready();
    act(() => view.setState({ sort: { by: 'runMs', descending: false } }));
    await ready(5_000);
    const scrolledTo: number[] = [];
    screen.getByRole('region', { name: 'Results table' }).scrollTo = ((to: ScrollToOptions) =>
      scrolledTo.push(to.top ?? 0)) as typeof Element.prototype.scrollTo;
    act(() => view.setState({ selectedTask: 1_001 }));
    // It is the 4 000th.
    await waitFor(() => expect(scrolledTo).toEqual([4_000 * 28 - 572]));
  });

  it('follows the arrow keys while the table has the focus', async () => {
    const { view } = shownResults(rowsUpTo(4));
    await ready();
    const grid = screen.getByRole('grid', { name: 'Tasks' });
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    expect(view.getState().selectedTask).toBe(2);
    fireEvent.keyDown(grid, { key: 'ArrowUp' });
    expect(view.getState().selectedTask).toBe(1);
  });
});

describe('ticks', () => {
  it('come one by one, or by Shift from the last one to here, and follow their tasks', async () => {
    const rows = rowsUpTo(6);
    const { fake, user, view } = shownResults(rows);
    await ready();
    await user.click(tickOf(2));
    await user.keyboard('{Shift>}');
    await user.click(tickOf(4));
    await user.keyboard('{/Shift}');
    expect(ticked()).toEqual([2, 3, 4]);
    expect(view.getState().selectedTask).toBe(null);
    await user.click(tickOf(3));
    expect(ticked()).toEqual([2, 4]);
    expect(screen.getByRole('row', { selected: true, name: /normal 2/ })).toBeDefined();

    act(() => view.setState({ sort: { by: 'task', descending: true } }));
    rows.push(row(7));
    fake.send(snapshot({ counts: counts({ accepted: 7, succeeded: 7 }) }));
    await screen.findByLabelText('Task 7');
    expect(ticked()).toEqual([4, 2]);
  });

  it('reach by Shift from the task touched last, though its row has moved since', async () => {
    const rows = rowsUpTo(5);
    const { fake, view, user } = shownResults(rows);
    act(() => view.setState({ sort: { by: 'task', descending: true } }));
    await waitFor(() => expect(rowTasks()).toEqual([5, 4, 3, 2, 1]));
    await user.click(tickOf(4));
    rows.push(row(6), row(7));
    fake.send(snapshot({ counts: counts({ accepted: 7, succeeded: 7 }) }));
    await ready(7);
    await user.keyboard('{Shift>}');
    await user.click(tickOf(2));
    await user.keyboard('{/Shift}');
    await waitFor(() => expect(ticked()).toEqual([4, 3, 2]));
  });

  it('reach by Shift over rows that are on no page yet', async () => {
    const { fake, view, user } = shownResults(rowsUpTo(2_000));
    await ready();
    await user.click(tickOf(1));
    scrollTo(1_500);
    await ready(1_500);
    await user.keyboard('{Shift>}');
    await user.click(tickOf(1_500));
    await user.keyboard('{/Shift}');
    await waitFor(() => {
      const { ticked: kept } = view.getState();
      expect(kept.kind === 'rows' && [...kept.rows.keys()]).toEqual(rowsUpTo(1_500).map(({ task }) => task));
    });
    expect(screen.getByRole('region', { name: 'Ticked tasks' }).textContent).toMatch(/^1.500 tasks ticked/);
    expect(fake.asked('results').filter(({ query }) => query.limit === 500)).toHaveLength(3);
  });

  it('are on everything that matches by the box above them, and then not changed one by one', async () => {
    const { user, view } = shownResults(rowsUpTo(300));
    await ready();
    await user.click(screen.getByRole('checkbox', { name: 'Tick all that match' }));
    expect(screen.getByText('300', { exact: false, selector: 'strong' })).toBeDefined();
    expect(tickOf(3).checked).toBe(true);
    expect(tickOf(3).disabled).toBe(true);
    expect(tickOf(3).title).toMatch(/^All that match are ticked/);
    await user.click(screen.getByRole('checkbox', { name: 'Untick all' }));
    expect(view.getState().ticked).toEqual({ kind: 'none' });
  });

  it('are set by Space and Shift with the arrows, all by Ctrl A, and taken away by Esc', async () => {
    const { view } = shownResults(rowsUpTo(5));
    await ready();
    const grid = screen.getByRole('grid', { name: 'Tasks' });
    const press = (key: string, held: object = {}) => fireEvent.keyDown(grid, { key, ...held });
    press('ArrowDown');
    press(' ');
    expect(ticked()).toEqual([1]);
    press('ArrowDown');
    press('ArrowDown', { shiftKey: true });
    press('ArrowDown', { shiftKey: true });
    expect(ticked()).toEqual([1, 2, 3]);
    expect(view.getState().selectedTask).toBe(4);
    press('a', { ctrlKey: true });
    expect(view.getState().ticked.kind).toBe('matching');
    expect(press('Escape')).toBe(false);
    expect(view.getState().ticked.kind).toBe('none');
    // Without ticks Esc is left to the window.
    expect(press('Escape')).toBe(true);
  });

  it.each([
    ['another status is chosen', { chip: 'failed' }],
    ['something else is searched for', { search: 'slow' }],
  ] as const)('end when %s', async (_when, change) => {
    const { user, view } = shownResults(rowsUpTo(3));
    await ready();
    await user.click(tickOf(2));
    act(() => view.setState(change));
    expect(view.getState().ticked.kind).toBe('none');
  });

  it('end with the run, whose numbers name other tasks', async () => {
    const { fake, user, view } = shownResults(rowsUpTo(3));
    await ready();
    await user.click(tickOf(2));
    fake.send(snapshot({ run: 2 }));
    expect(view.getState().ticked.kind).toBe('none');
  });

  it('are not made by a click on the row itself, but with Ctrl held', async () => {
    const { user, view } = shownResults(rowsUpTo(3));
    await ready();
    await user.keyboard('{Control>}');
    await user.click(screen.getByText('normal 2'));
    await user.keyboard('{/Control}');
    expect(ticked()).toEqual([2]);
    expect(view.getState().selectedTask).toBe(null);
  });
});

function currentRows(): string[] {
  return [...document.querySelectorAll('tr[aria-current="true"]')].map(({ id }) => id);
}

function rowTasks(): ResultRow['task'][] {
  return screen.getAllByLabelText(/^Task \d+$/).map(({ textContent }) => Number(textContent));
}

/** Scrolls the table as a person would, to where this row is the first. */
function scrollTo(task: number): void {
  const box = screen.getByRole('region', { name: 'Results table' });
  Object.defineProperty(box, 'scrollTop', { configurable: true, value: (task - 1) * 28 });
  act(() => void box.dispatchEvent(new Event('scroll')));
}
