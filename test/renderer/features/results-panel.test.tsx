import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ResultRow, ResultsPage } from '#contract/results-query';
import { ResultsPanel } from '../../../src-renderer/features/results/results-panel';
import { createViewStore } from '../../../src-renderer/state/view-store';
import { counts, FakeYard, show, snapshot } from '../fake-yard';

const ROW: ResultRow = {
  task: 1,
  name: 'normal 1',
  kind: 'normal',
  priority: 'medium',
  phase: 'succeeded',
  attempts: 1,
  waitMs: 0,
  runMs: 298,
  backoffMs: 0,
  lane: 2,
  settledAtMs: 5_110,
  output: 'done',
  error: null,
  reason: null,
};

function shown(rows: readonly ResultRow[], forgotten = 0) {
  const fake = new FakeYard();
  const page: ResultsPage = { run: 1, seq: 1, matching: rows.length, total: rows.length, forgotten, rows };
  fake.reply = (command) => ({ ok: true, value: command.command === 'results' ? page : null });
  const yard = fake.window();
  fake.send(snapshot({ counts: counts({ accepted: 9, succeeded: 4, timedOut: 2, queued: 2, running: 1 }) }));
  show(<ResultsPanel yard={yard} view={createViewStore()} />);
  return { fake, user: userEvent.setup() };
}

const lastQuery = (fake: FakeYard) => fake.asked('results').at(-1)?.query;

describe('the results', () => {
  it('show a row for each task, with its status in words', async () => {
    shown([ROW, { ...ROW, task: 2, phase: 'cancelled', output: null, reason: 'shutdown' }]);
    await screen.findByRole('button', { name: 'Task 2' });
    const rows = screen.getAllByRole('row');
    expect(
      rows.slice(1).map((row) =>
        within(row)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      ),
    ).toEqual([
      ['1', 'normal 1', 'medium', 'succeeded', '1', '0 ms', '298 ms', '–', '2', '5.11 s', 'done'],
      [
        '2',
        'normal 1',
        'medium',
        'cancelled',
        '1',
        '0 ms',
        '298 ms',
        '–',
        '2',
        '5.11 s',
        'cancelled by the shutdown',
      ],
    ]);
  });

  it('have a chip for every status with its exact count, and ask for what is chosen', async () => {
    const { fake, user } = shown([ROW]);
    const chips = within(screen.getByRole('group', { name: 'Show tasks by status' })).getAllByRole('button');
    expect(chips.map((chip) => chip.textContent)).toEqual([
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

  it('say what there is none of', async () => {
    const { user } = shown([]);
    await user.click(screen.getByRole('button', { name: /^failed/ }));
    expect(await screen.findByText('No failed tasks')).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Search results' }), 'xyz');
    expect(await screen.findByText('No failed task matches “xyz”')).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Search results' }), '{Escape}');
    expect(await screen.findByText('No failed tasks')).toBeDefined();
  });

  it('sort by a column, and the other way round by the same again', async () => {
    const { fake, user } = shown([ROW]);
    const sorter = await screen.findByRole('button', { name: 'run' });
    await user.click(sorter);
    await waitFor(() => expect(lastQuery(fake)?.sort).toEqual({ by: 'runMs', descending: false }));
    await user.click(screen.getByRole('button', { name: /^run/ }));
    await waitFor(() => expect(lastQuery(fake)?.sort).toEqual({ by: 'runMs', descending: true }));
    expect(screen.getByRole('columnheader', { name: /^run/ }).getAttribute('aria-sort')).toBe('descending');
    expect(screen.getByRole('columnheader', { name: '#' }).getAttribute('aria-sort')).toBe('none');
  });

  it('say when old results were let go', async () => {
    shown([ROW], 1_500);
    expect(await screen.findByText(/1.500 older results were let go\. The counts are exact\./)).toBeDefined();
  });

  it('keep one task selected by its number', async () => {
    const { user } = shown([ROW, { ...ROW, task: 2 }]);
    const second = await screen.findByRole('button', { name: 'Task 2' });
    await user.click(second);
    expect(second.getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByRole('button', { name: 'Task 1' }).getAttribute('aria-pressed')).toBe('false');
  });
});
