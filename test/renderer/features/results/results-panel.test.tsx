import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { countText } from '#contract/count-text';
import type { ResultRow } from '#contract/results-query';
import { freezeOrThaw } from '../../../../src-renderer/state/freeze';
import { pageOf, row, rowsUpTo } from '../../fake-results';
import { counts, snapshot } from '../../fake-yard';
import { lastQuery, shownResults } from './shown-results';

describe('the results', () => {
  it('show a row for each task, with its status in words', async () => {
    shownResults([row(1), row(2, { phase: 'cancelled', output: null, reason: 'shutdown' })]);
    await screen.findByLabelText('Task 2');
    const cells = screen
      .getAllByRole('row')
      .slice(1)
      .map((one) => [...one.querySelectorAll('td[data-column]')].map(({ textContent }) => textContent));
    expect(cells).toEqual([
      ['1', 'normal 1', 'medium', 'succeeded', '1', '0 ms', '298 ms', '–', '2', '+5.11 s', 'done'],
      [
        ...['2', 'normal 2', 'medium', 'cancelled', '1', '0 ms', '298 ms', '–', '2', '+5.11 s'],
        'cancelled by the shutdown',
      ],
    ]);
  });

  it('tell a pointer when each finished in the world, however fast the clock has gone', async () => {
    const { fake } = shownResults([row(1)]);
    await screen.findByLabelText('Task 1');
    expect(screen.getByText('+5.11 s').title).toBe('');
    const wallMs = Date.parse('2026-01-01T12:00:00.000Z');
    fake.clockSpans = [{ fromMs: 0, wallMs, speed: 10 }];
    fake.send(
      snapshot({ clock: { speed: 10, paused: false }, counts: counts({ accepted: 1, succeeded: 1 }) }),
    );
    const at = new Date(wallMs + 511);
    await waitFor(() =>
      expect(screen.getByText('+5.11 s').title).toBe(
        `${at.toLocaleDateString()} ${at.toLocaleTimeString()}.511`,
      ),
    );
  });

  it('have a chip for every status with its exact count, and ask for what is chosen', async () => {
    const { fake, user } = shownResults([row(1)], {
      counts: counts({ accepted: 9, succeeded: 4, timedOut: 2, queued: 2, running: 1 }),
    });
    expect(await chipTexts()).toEqual([
      'all9',
      'succeeded4',
      'failed0',
      'timed out2',
      'cancelled0',
      'pending3',
    ]);
    await user.click(screen.getByRole('button', { name: /^pending/ }));
    await waitFor(() => expect(lastQuery(fake)?.phases).toEqual(['queued', 'running', 'backing-off']));
    expect(screen.getByRole('button', { name: /^pending/ }).getAttribute('aria-pressed')).toBe('true');
  });

  it('count on their chips what a search finds, and say how many match', async () => {
    const rows = [row(1), row(2, { phase: 'failed', name: 'slow 2' }), row(3, { name: 'slow 3' })];
    const { user } = shownResults(rows, { counts: counts({ accepted: 3, succeeded: 2, failed: 1 }) });
    await user.type(await screen.findByRole('textbox', { name: 'Search results' }), 'slow{Enter}');
    await waitFor(async () =>
      expect(await chipTexts()).toEqual([
        'all2',
        'succeeded1',
        'failed1',
        'timed out0',
        'cancelled0',
        'pending0',
      ]),
    );
    expect(await screen.findByText('2 tasks match')).toBeDefined();
    expect(screen.getByText('2 of 3 tasks')).toBeDefined();
    await user.click(screen.getByRole('button', { name: /^failed/ }));
    expect(await screen.findByText('1 task matches')).toBeDefined();
  });

  it('search when the hand rests, not at each letter, and take a search back by Esc', async () => {
    const { fake, view, user } = shownResults([row(1)]);
    const box = await screen.findByRole('textbox', { name: 'Search results' });
    await user.type(box, 'slow');
    expect(view.getState().search).toBe('');
    await waitFor(() => expect(lastQuery(fake)?.search).toBe('slow'));
    expect(new Set(fake.asked('results').map(({ query }) => query.search))).toEqual(new Set(['', 'slow']));
    await user.type(box, '{Escape}');
    expect(view.getState().search).toBe('');
    expect(document.activeElement).toBe(box);
    await user.type(box, '{Escape}', { skipClick: true });
    expect(document.activeElement).not.toBe(box);
  });

  it('show in their box a search that was changed elsewhere', async () => {
    const { view } = shownResults([row(1)]);
    const box = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Search results' });
    act(() => view.setState({ search: 'ghost' }));
    expect(box.value).toBe('ghost');
  });

  it('say what there is none of, and what would bring some', async () => {
    const { user } = shownResults(rowsUpTo(3));
    await user.click(await screen.findByRole('button', { name: /^failed/ }));
    expect(await screen.findByText('No failed tasks')).toBeDefined();
    expect(screen.getByText(/Give failing tasks some weight/)).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Search results' }), 'xyz');
    expect(await screen.findByText('No failed task matches “xyz”')).toBeDefined();
  });

  it('tell where to begin before there is any task', async () => {
    shownResults([], { counts: counts() });
    expect(await screen.findByText('No tasks yet')).toBeDefined();
    expect(screen.getByText('Run')).toBeDefined();
  });

  it('say why they could not be read, and show no rows of another question', async () => {
    const { fake, user } = shownResults([]);
    await screen.findByText('No tasks yet');
    const problems = [{ field: 'query.search', expected: 'at most 200 characters', got: '201' }];
    fake.reply = () => ({ ok: false, problems });
    await user.click(screen.getByRole('button', { name: /^cancelled/ }));
    expect(await screen.findByText('The results could not be read')).toBeDefined();
    expect(screen.getByText('query.search: expected at most 200 characters, got 201')).toBeDefined();
  });

  it('sort by a column, and the other way round by the same again', async () => {
    const { fake, user } = shownResults([row(1)]);
    await user.click(await screen.findByRole('button', { name: 'run' }));
    await waitFor(() => expect(lastQuery(fake)?.sort).toEqual({ by: 'runMs', descending: false }));
    await user.click(screen.getByRole('button', { name: /^run/ }));
    await waitFor(() => expect(lastQuery(fake)?.sort).toEqual({ by: 'runMs', descending: true }));
    expect(screen.getByRole('columnheader', { name: /^run/ }).getAttribute('aria-sort')).toBe('descending');
    expect(screen.getByRole('columnheader', { name: '#' }).getAttribute('aria-sort')).toBe('none');
  });

  it('say when old results were let go', async () => {
    const { fake } = shownResults([row(1)]);
    fake.reply = (command) => ({
      ok: true,
      value: command.command === 'results' ? pageOf([row(1)], command.query, { forgotten: 1_500 }) : null,
    });
    fake.send(snapshot({ run: 2 }));
    const words = `Showing the newest 1; ${countText(1_500)} older results were let go. The counts are exact.`;
    expect(await screen.findByText(words.replace(/\s/g, ' '))).toBeDefined();
  });

  it('reach the last of a million rows, in a box that browsers can lay out', async () => {
    const last = row(1_000_000);
    const { fake } = shownResults([]);
    fake.reply = (command) => {
      if (command.command !== 'results') return { ok: true, value: null };
      const { offset, limit } = command.query;
      const rows: ResultRow[] = [];
      for (let n = offset; n < Math.min(offset + limit, 1_000_000); n++) rows.push(row(n + 1));
      const page = pageOf([last], command.query, { matching: 1_000_000, total: 1_000_000, rows });
      return { ok: true, value: page };
    };
    fake.send(snapshot({ run: 2 }));
    await screen.findByLabelText('Task 1');
    const grid = screen.getByRole('grid', { name: 'Tasks' });
    expect(Number.parseInt(grid.style.height, 10)).toBeLessThan(17_000_000);
    const box = screen.getByRole('region', { name: 'Results table' });
    Object.defineProperty(box, 'scrollTop', { configurable: true, value: 16_000_028 - 600 });
    act(() => void box.dispatchEvent(new Event('scroll')));
    expect(await screen.findByLabelText('Task 1000000')).toBeDefined();
  });
});

describe('the columns', () => {
  it('are hidden and shown by the picker, for other windows, too', async () => {
    const { user, settings } = shownResults([row(1)]);
    expect(await screen.findByRole('columnheader', { name: 'backoff' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('checkbox', { name: 'backoff' }));
    expect(settings.store.getState().hiddenColumns).toEqual(['backoff']);
    expect(screen.queryByRole('columnheader', { name: 'backoff' })).toBe(null);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '#' }).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(settings.store.getState().hiddenColumns).toEqual([]);
    expect(screen.getByRole('columnheader', { name: 'backoff' })).toBeDefined();
  });
});

describe('the column that the rows are sorted by', () => {
  it('is told in words, with the direction, while it is hidden', async () => {
    const { user, settings } = shownResults([row(1)]);
    await user.click(await screen.findByRole('button', { name: 'run' }));
    expect(screen.queryByText(/^Sorted by/)).toBe(null);
    act(() => settings.change({ hiddenColumns: ['run'] }));
    expect(screen.getByText('Sorted by run, ascending: a column that is hidden.')).toBeDefined();
    act(() => settings.change({ hiddenColumns: [] }));
    expect(screen.queryByText(/^Sorted by/)).toBe(null);
    await user.click(screen.getByRole('button', { name: /^run/ }));
    act(() => settings.change({ hiddenColumns: ['run'] }));
    expect(screen.getByText('Sorted by run, descending: a column that is hidden.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'wait' }));
    expect(screen.queryByText(/^Sorted by/)).toBe(null);
  });
});

describe('the columns beside the inspector', () => {
  const width = Object.getOwnPropertyDescriptor(Element.prototype, 'clientWidth') as PropertyDescriptor;
  afterEach(() => Object.defineProperty(Element.prototype, 'clientWidth', width));

  it('are those that there would be without it, and are scrolled to', async () => {
    Object.defineProperty(Element.prototype, 'clientWidth', { ...width, get: () => 560 });
    const titles = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
    shownResults([row(1)], { besidePx: 400 });
    await screen.findByLabelText('Task 1');
    expect(titles()).toContain('backoff');
    expect(Number.parseInt(screen.getByRole('grid').style.minWidth, 10)).toBeGreaterThan(560);
    cleanup();
    shownResults([row(1)]);
    await screen.findByLabelText('Task 1');
    expect(titles()).not.toContain('backoff');
  });
});

describe('frozen results', () => {
  it('stand with their counts, say so, and go on where they are let go', async () => {
    const rows = rowsUpTo(2);
    const { fake, view } = shownResults(rows, { counts: counts({ accepted: 2, succeeded: 2 }) });
    await screen.findByLabelText('Task 2');
    const asked = fake.asked('results').length;
    act(() => view.setState({ frozen: { seq: 10, atMs: 5_000 } }));
    expect(screen.getByText(/^Frozen at \+5\.00 s/)).toBeDefined();
    rows.push(row(3));
    fake.send(snapshot({ counts: counts({ accepted: 3, succeeded: 3 }) }));
    expect((await chipTexts())[0]).toBe('all2');
    expect(fake.asked('results')).toHaveLength(asked);

    act(() => view.setState({ frozen: null }));
    expect((await chipTexts())[0]).toBe('all3');
    expect(await screen.findByLabelText('Task 3')).toBeDefined();
  });

  it('stand also where they are left and shown again, with their counts', async () => {
    const rows = [row(1, { phase: 'running', settledAtMs: null, output: null })];
    const { fake, yard, view, leave } = shownResults(rows, { counts: counts({ accepted: 1, running: 1 }) });
    await screen.findByLabelText('Task 1');
    act(() => freezeOrThaw(yard, view));
    const asked = fake.asked('results').length;
    await leave(() => {
      rows.splice(0, 1, row(1), row(2));
      fake.send(snapshot({ atMs: 900, counts: counts({ accepted: 2, succeeded: 2 }) }));
    });
    await act(async () => {});
    expect(fake.asked('results')).toHaveLength(asked);
    expect(screen.queryByLabelText('Task 2')).toBe(null);
    expect((await chipTexts())[0]).toBe('all1');
    expect(screen.getByText(/these rows stand as they were/)).toBeDefined();
  });

  it('say when they were read where nobody had looked at them when the view was frozen', async () => {
    const rows = rowsUpTo(1);
    const busy = { accepted: 2, running: 1, succeeded: 1 };
    const { fake, yard, view, leave } = shownResults(rows, { counts: counts(busy) });
    await screen.findByLabelText('Task 1');
    await leave(() => {
      act(() => freezeOrThaw(yard, view));
      rows.push(row(2));
      fake.send(snapshot({ atMs: 7_200, counts: counts(busy) }));
    });
    expect(await screen.findByLabelText('Task 2')).toBeDefined();
    expect(
      screen.getByText('Frozen at +0 ms, but these rows were read after that: at +7.20 s.'),
    ).toBeDefined();
  });

  it('of a yard that had no tasks are empty, whatever has come since', async () => {
    const rows: ResultRow[] = [];
    const { fake, yard, view } = shownResults(rows, { counts: counts() });
    await screen.findByText('No tasks yet');
    act(() => freezeOrThaw(yard, view));
    rows.push(row(1));
    fake.send(snapshot({ counts: counts({ accepted: 1, running: 1 }) }));
    expect(screen.getByText('There were no tasks yet')).toBeDefined();
    expect(screen.queryByText(/let go/)).toBe(null);
    expect((await chipTexts())[0]).toBe('all0');
  });
});

describe('the place in the table', () => {
  it('is the same when another tab has been shown meanwhile', async () => {
    const { view, leave } = shownResults(rowsUpTo(3_000));
    await screen.findByLabelText('Task 1');
    act(() => view.setState({ selectedTask: 1_010 }));
    const box = screen.getByRole('region', { name: 'Results table' });
    box.scrollTop = 1_000 * 28;
    act(() => void box.dispatchEvent(new Event('scroll')));
    await screen.findByLabelText('Task 1005');
    await leave(() => {});
    expect(screen.getByLabelText('Task 1005')).toBeDefined();
    expect(screen.getByRole('region', { name: 'Results table' }).scrollTop).toBe(1_000 * 28);
  });

  it('is the first row where another search was made meanwhile', async () => {
    const { view, leave } = shownResults(rowsUpTo(3_000));
    await screen.findByLabelText('Task 1');
    screen.getByRole('region', { name: 'Results table' }).scrollTop = 1_000 * 28;
    await leave(() => act(() => view.setState({ search: 'normal 2' })));
    expect(await screen.findByLabelText('Task 2')).toBeDefined();
    expect(screen.getByRole('region', { name: 'Results table' }).scrollTop).toBe(0);
  });

  it('is not asked for again and again while nobody looks', async () => {
    const { fake, leave } = shownResults(rowsUpTo(3));
    await screen.findByLabelText('Task 3');
    const asked = fake.asked('results').length;
    await leave(async () => {
      for (let n = 0; n < 5; n++) fake.send(snapshot({ counts: counts({ accepted: 3, succeeded: 3 }) }));
      await act(async () => {});
      expect(fake.asked('results')).toHaveLength(asked);
    });
    await waitFor(() => expect(fake.asked('results').length).toBe(asked + 1));
  });
});

describe('what is copied', () => {
  it('is the selected row as JSON, by the keys of the system', async () => {
    const { view } = shownResults(rowsUpTo(3));
    await screen.findByLabelText('Task 2');
    act(() => view.setState({ selectedTask: 2 }));
    expect(JSON.parse(copiedFrom(screen.getByRole('grid')))).toEqual([row(2)]);
    expect(screen.getByText('1 row copied as JSON.').getAttribute('role')).toBe('status');
  });

  it('is everything that matches where all is ticked, and says where that did not come about', async () => {
    const { user } = shownResults(rowsUpTo(3));
    await screen.findByLabelText('Task 2');
    await user.click(screen.getByRole('checkbox', { name: 'Tick all that match' }));
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    document.execCommand = () => false;
    copiedFrom(screen.getByRole('grid'));
    expect(await screen.findByText('The clipboard may not be written.')).toBeDefined();
    writeText.mockRestore();
  });

  it('is nothing of the table where nothing is selected', async () => {
    shownResults(rowsUpTo(3));
    await screen.findByLabelText('Task 2');
    expect(copiedFrom(screen.getByRole('grid'))).toBe('');
  });
});

/** What a copy of the system would put on the clipboard. */
function copiedFrom(element: Element): string {
  let copied = '';
  const clipboardData = {
    setData: (_type: string, text: string) => {
      copied = text;
    },
  };
  fireEvent.copy(element, { clipboardData });
  return copied;
}

async function chipTexts(): Promise<(string | null)[]> {
  const chips = await screen.findByRole('group', { name: 'Show tasks by status' });
  return within(chips)
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
}
