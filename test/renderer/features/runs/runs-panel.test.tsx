import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptRun } from '#contract/kept-runs';
import type { Reply } from '#contract/problem';
import type { YardAbilities, YardCommand } from '#contract/yard-api';
import { RunsPanel } from '../../../../src-renderer/features/runs/runs-panel';
import { PAGE_RUNS } from '../../../../src-renderer/state/run-history';
import { createViewStore } from '../../../../src-renderer/state/view-store';
import { keptRun } from '../../../support/kept-run';
import { byEnd, durations, runFigures } from '../../../support/run-figures';
import { counts, FakeYard, show, snapshot } from '../../fake-yard';

const RESPONSE = { open: byEnd({ all: durations(120, 2_000) }), closed: null };
const FIRST = keptRun({
  ...{ id: 'first', name: 'baseline', seed: 7, kinds: [{ kind: 'normal', tasks: 100 }] },
  counts: counts({ accepted: 120, succeeded: 100, failed: 20 }),
  figures: runFigures({ accepted: { open: 120, closed: 0 }, response: RESPONSE, throughputPerSecond: 12.34 }),
});
const SECOND = keptRun({ id: 'second', name: 'eight lanes', seed: 8, outcome: 'cut-off' });

interface Scene {
  readonly runs?: readonly KeptRun[];
  readonly abilities?: Partial<YardAbilities>;
  readonly answer?: (command: YardCommand) => Reply<unknown> | undefined;
}

function scene({ runs = [SECOND, FIRST], abilities = {}, answer }: Scene = {}) {
  const fake = new FakeYard();
  fake.abilities = { ...fake.abilities, ...abilities };
  const kept = { runs: [...runs] };
  fake.reply = (command) => {
    const answered = answer?.(command);
    if (answered !== undefined) return answered;
    if (command.command === 'kept-runs') {
      const { offset, limit } = command;
      const page = kept.runs.slice(offset, offset + limit);
      return { ok: true, value: { runs: page, total: kept.runs.length, folder: '/home/me/runs' } };
    }
    return { ok: true, value: null };
  };
  const yard = fake.window();
  fake.send(snapshot());
  const view = createViewStore();
  const { unmount } = show(<RunsPanel yard={yard} view={view} />);
  return { fake, yard, view, kept, unmount, user: userEvent.setup() };
}

const row = async (name: RegExp) =>
  (await screen.findByRole('rowheader', { name })).closest('tr') as HTMLTableRowElement;
const button = (name: string | RegExp) => screen.getByRole('button', { name });

// What is saved is looked at elsewhere; jsdom has no addresses for it.
beforeEach(() => {
  URL.createObjectURL = () => 'blob:export';
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

describe('the runs that are kept', () => {
  it('say how there will be one where there is none, and where they are kept', async () => {
    scene({ runs: [] });
    expect(await screen.findByText('Nothing has been kept yet')).toBeDefined();
    expect(screen.getByText('kept in /home/me/runs')).toBeDefined();
  });

  it('say why none is kept where that is so', async () => {
    const { fake } = scene({ abilities: { records: 'switched off by --no-record' } });
    expect(await screen.findByText('Runs are not kept here')).toBeDefined();
    expect(screen.getByText(/^switched off by --no-record\./)).toBeDefined();
    expect(fake.asked('open-run')).toEqual([]);
  });

  it('say why they could not be read', async () => {
    const problem = { field: 'folder', expected: 'one that can be read', got: 'none' };
    scene({ answer: () => ({ ok: false, problems: [problem] }) });
    expect(await screen.findByText('The runs could not be read')).toBeDefined();
  });

  it('tell of each what it was and what came of it, and of a percentile from how many it is', async () => {
    scene();
    const first = await row(/baseline/);
    const cells = [...first.cells].map((cell) => cell.textContent);
    expect(cells[1]).toContain('baseline');
    expect(cells[1]).toContain('seed 7');
    expect(cells.slice(2, 7)).toEqual([
      'completed',
      '120succeeded 100failed 20',
      '9.60 s12.3/s',
      'p50 2.00 sp95 2.00 sp99 2.00 sn 120',
      'Arrivals are the bottleneck: the yard kept up 100 % of the time, lanes busy 25 %.normal 100',
    ]);
    expect(within(await row(/eight lanes/)).getByText('cut off')).toBeDefined();
  });

  it('tell response times of closed loops by themselves, and weak ones as such', async () => {
    const closed = byEnd({ all: durations(7, 20) });
    const figures = runFigures({ response: { open: RESPONSE.open, closed } });
    scene({ runs: [keptRun({ name: 'both', figures })] });
    expect((await row(/both/)).cells[5]?.textContent).toBe(
      'p50 2.00 sp95 2.00 sp99 2.00 sn 120' +
        'closed loopp50 20 msp95 20 msp99 20 ms (grey: from fewer than 100 durations the slowest alone decides it)n 7',
    );
  });

  it('open by a button, by Enter on the row and by a double-click, and lead back where one is shown', async () => {
    const { fake, user } = scene();
    await user.click(await screen.findByRole('button', { name: 'Open baseline' }));
    screen.getByRole('checkbox', { name: 'Compare eight lanes' }).focus();
    await user.keyboard('{Enter}');
    await user.dblClick(within(await row(/baseline/)).getByText('completed'));
    expect(fake.asked('open-run').map(({ id }) => id)).toEqual(['first', 'second', 'first']);
    fake.send(snapshot({ run: 2 ** 52 + 1, recording: FIRST }));
    expect(within(await row(/baseline/)).getByText('shown now')).toBeDefined();
    await user.click(button('Back to the yard'));
    expect(fake.asked('leave-run')).toHaveLength(1);
  });

  it('are opened one at a time, and say when one cannot be', async () => {
    const { fake, user } = scene();
    await screen.findByRole('button', { name: 'Open baseline' });
    let answer: (reply: Reply<unknown>) => void = () => {};
    const call = fake.api.call;
    fake.api.call = ((command: YardCommand) =>
      command.command === 'open-run'
        ? new Promise((resolve) => {
            answer = resolve as typeof answer;
          })
        : call(command as never)) as typeof call;
    await user.click(button('Open baseline'));
    expect(button('Open eight lanes').title).toBe('A recording is being read.');
    await act(async () =>
      answer({ ok: false, problems: [{ field: 'id', expected: 'a whole log', got: 'none' }] }),
    );
    expect(screen.getByRole('alert').textContent).toContain('id: expected a whole log, got none');
    expect(button('Open eight lanes').title).toBe('Show it, read only');
  });

  it('are renamed in place, by Enter; Escape leaves the name, and the focus comes back', async () => {
    const { fake, user } = scene();
    await screen.findByRole('button', { name: 'Open baseline' });
    const rename = async () => {
      await user.click(button('More for baseline'));
      await user.click(await screen.findByRole('menuitem', { name: 'Rename …' }));
      const box = await screen.findByRole('textbox', { name: 'Name of baseline' });
      await waitFor(() => expect(document.activeElement).toBe(box));
    };
    await rename();
    await user.keyboard('another{Escape}');
    expect(fake.asked('rename-run')).toEqual([]);
    expect(document.activeElement).toBe(button('More for baseline'));
    await rename();
    await user.keyboard(' three lanes {Enter}');
    expect(fake.asked('rename-run')).toEqual([{ command: 'rename-run', id: 'first', name: 'three lanes' }]);
    expect(document.activeElement).toBe(button('More for baseline'));
    await rename();
    await user.clear(screen.getByRole('textbox', { name: 'Name of baseline' }));
    await user.keyboard('{Enter}');
    expect(fake.asked('rename-run').at(-1)?.name).toBeNull();
  });

  it('ask before one is deleted, and are read anew then', async () => {
    const { fake, kept, user } = scene();
    await screen.findByRole('button', { name: 'Open baseline' });
    await user.click(button('More for baseline'));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete …' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete this run?' });
    expect(dialog.textContent).toContain('“baseline” and its 400 events go from the disk');
    expect(fake.asked('delete-run')).toEqual([]);
    kept.runs = [SECOND];
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    expect(fake.asked('delete-run')).toEqual([{ command: 'delete-run', id: 'first' }]);
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /baseline/ })).toBeNull());
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  });

  it('are exported in each of four formats, and tell how far that has come', async () => {
    const { fake, user } = scene({
      answer({ command }) {
        if (command === 'export-run') {
          return { ok: true, value: { export: 1, rows: 400, fileName: 'switchyard-baseline.html' } };
        }
        if (command === 'export-part') return { ok: true, value: { text: '<html>', rows: 400, done: true } };
        return undefined;
      },
    });
    await screen.findByRole('button', { name: 'Open baseline' });
    await user.click(button('More for baseline'));
    await screen.findByRole('menuitem', { name: /^Rename/ });
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual([
      'Rename …',
      'Event log (NDJSON)',
      'Table of tasks (CSV)',
      'Report (one HTML file)',
      'Chrome trace (for Perfetto)',
      'Delete …',
    ]);
    await user.click(screen.getByRole('menuitem', { name: /^Report/ }));
    expect(fake.asked('export-run')).toEqual([{ command: 'export-run', id: 'first', format: 'html' }]);
    expect(await screen.findByText('switchyard-baseline.html: 400 events exported.')).toBeDefined();
  });

  it('come page by page', async () => {
    const runs = Array.from({ length: PAGE_RUNS + 3 }, (_, n) => keptRun({ id: `r${n}`, name: `run ${n}` }));
    const { fake, user } = scene({ runs });
    expect(await screen.findByText(`1–${PAGE_RUNS} of ${PAGE_RUNS + 3}`)).toBeDefined();
    expect(button('Newer').title).toBe('These are the newest.');
    await user.click(button('Older'));
    expect(await screen.findByText(`${PAGE_RUNS + 1}–${PAGE_RUNS + 3} of ${PAGE_RUNS + 3}`)).toBeDefined();
    expect(fake.asked('kept-runs').at(-1)).toMatchObject({ offset: PAGE_RUNS, limit: PAGE_RUNS });
  });

  it('are read anew as the yard moves, and no more once they are not shown', async () => {
    vi.useFakeTimers();
    try {
      const { fake, unmount } = scene();
      await act(() => vi.advanceTimersByTimeAsync(5_000));
      const before = fake.asked('kept-runs').length;
      fake.send(snapshot());
      await act(() => vi.advanceTimersByTimeAsync(5_000));
      expect(fake.asked('kept-runs')).toHaveLength(before + 1);
      unmount();
      fake.send(snapshot());
      await act(() => vi.advanceTimersByTimeAsync(5_000));
      expect(fake.asked('kept-runs')).toHaveLength(before + 1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('are compared two to four at a time, in the order in which they were ticked', async () => {
    const runs = ['a', 'b', 'c', 'd', 'e'].map((id) => keptRun({ id, name: `run ${id}` }));
    const { user } = scene({ runs });
    await screen.findByRole('button', { name: 'Open run a' });
    const tick = (name: string) => user.click(screen.getByRole('checkbox', { name: `Compare ${name}` }));
    expect(button('Compare').title).toBe('Tick two to 4 runs first.');
    await tick('run c');
    expect(button('Compare').title).toBe('Tick two to 4 runs first.');
    await tick('run a');
    await user.click(button('Compare 2'));
    const heads = within(screen.getByRole('table', { name: 'Runs compared' })).getAllByRole('columnheader');
    expect(heads.map((head) => head.textContent)).toEqual([
      expect.stringMatching(/^run c.*× is of this one/),
      expect.stringMatching(/^run a/),
    ]);
    await user.click(button('Back to all runs'));
    await tick('run b');
    await tick('run d');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Compare run e' }).disabled).toBe(true);
    await user.click(button('Untick'));
    expect(button('Compare').title).toBe('Tick two to 4 runs first.');
  });

  it('do not begin to be opened by a double-click on a button of their row', async () => {
    const { fake } = scene();
    fireEvent.doubleClick(await screen.findByRole('button', { name: 'More for baseline' }));
    expect(fake.asked('open-run')).toEqual([]);
  });
});
