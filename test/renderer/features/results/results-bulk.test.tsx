import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { ResultRow } from '#contract/results-query';
import type { YardCommand } from '#contract/yard-api';
import { row } from '../../fake-results';
import { counts, type FakeYard, snapshot, view as yardView } from '../../fake-yard';
import { shownResults } from './shown-results';

const ROWS: readonly ResultRow[] = [
  row(1),
  row(2, { phase: 'failed' }),
  row(3, { phase: 'running', settledAtMs: null }),
  row(4, { phase: 'queued', settledAtMs: null }),
];

const RECEIPT = {
  accepted: 2,
  rejected: 0,
  neverSubmitted: 0,
  reason: null,
  toSubmit: 0,
  forgotten: 0,
  firstTask: 5,
};

function answered(command: YardCommand): Reply<unknown> {
  switch (command.command) {
    case 'cancel':
      return { ok: true, value: { cancelled: 1 } };
    case 'resubmit':
      return { ok: true, value: RECEIPT };
    default:
      return { ok: true, value: null };
  }
}

async function withTicks(tasks: readonly number[], reply = answered) {
  const rig = shownResults(ROWS, {
    counts: counts({ accepted: 4, succeeded: 1, failed: 1, running: 1, queued: 1 }),
    reply,
  });
  await screen.findByLabelText('Task 4');
  for (const task of tasks) await rig.user.click(screen.getByLabelText(`Tick task ${task}`));
  return rig;
}

/** The yard does not answer that command until it is told to. */
function heldBack(fake: FakeYard, name: YardCommand['command']) {
  const { call } = fake.api;
  let resolve: (reply: Reply<unknown>) => void = () => {};
  fake.api.call = ((command: YardCommand) => {
    if (command.command !== name) return call(command as never);
    return new Promise<Reply<unknown>>((answer) => {
      resolve = answer;
    });
  }) as typeof call;
  return {
    async answer(reply: Reply<unknown>) {
      resolve(reply);
      await Promise.resolve();
    },
  };
}

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });

describe('several tasks at once', () => {
  it('are cancelled only when it is confirmed, told how many of what', async () => {
    const { fake, user } = await withTicks([1, 3, 4]);
    await user.click(button('Cancel …'));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel 2 tasks?' });
    expect(dialog.textContent).toContain('1 queued, 1 running: what runs is told to stop');
    expect(dialog.textContent).toContain('1 settled task (1 succeeded) stays as it is.');
    await user.click(within(dialog).getByRole('button', { name: 'Let them be' }));
    expect(fake.asked('cancel')).toEqual([]);

    await user.click(button('Cancel …'));
    await user.click(await screen.findByRole('button', { name: 'Cancel 2 tasks' }));
    expect(fake.asked('cancel')).toEqual([
      { command: 'cancel', run: 1, target: { kind: 'tasks', tasks: [1, 3, 4] } },
    ]);
    expect(
      await screen.findByText('1 task cancelled; 2 had settled already and stay as they are.'),
    ).toBeDefined();
  });

  it('are not cancelled where none is pending: the button says so', async () => {
    const { user } = await withTicks([1, 2]);
    expect(button('Cancel …').getAttribute('aria-disabled')).toBe('true');
    expect(button('Cancel …').title).toBe('None of these is pending.');
    await user.click(button('Cancel …'));
    expect(screen.queryByRole('dialog')).toBe(null);
  });

  it('are submitted again as new tasks, and the first of them is a press away', async () => {
    const { fake, user, view } = await withTicks([2, 3]);
    await user.click(button('Retry …'));
    const dialog = await screen.findByRole('dialog', { name: 'Retry 2 tasks?' });
    expect(dialog.textContent).toContain('1 running, 1 failed.');
    expect(dialog.textContent).toContain('nothing is relabelled');
    expect(dialog.textContent).toContain('The one still pending goes on besides.');
    await user.click(within(dialog).getByRole('button', { name: 'Retry 2 tasks' }));
    expect(fake.asked('resubmit')).toEqual([
      { command: 'resubmit', run: 1, target: { kind: 'tasks', tasks: [2, 3] } },
    ]);
    expect(await screen.findByText('2 accepted as new tasks from #5 on.')).toBeDefined();
    await user.click(button('Go to #5'));
    expect(view.getState().selectedTask).toBe(5);
    await user.click(button('Close this message'));
    expect(screen.queryByText(/accepted as new tasks/)).toBe(null);
  });

  it('may be all that the filter finds, as one selection', async () => {
    const { fake, user, view } = await withTicks([3]);
    await user.click(button(/^Tick all 4/));
    await user.click(button('Cancel …'));
    await user.click(await screen.findByRole('button', { name: 'Cancel 2 tasks' }));
    expect(fake.asked('cancel').at(-1)?.target).toEqual({ kind: 'matching', phases: null, search: '' });
    expect(view.getState().ticked.kind).toBe('matching');
  });

  it('are ticked no more when all that match are submitted again: the new ones would be ticked, too', async () => {
    const { fake, user, view } = await withTicks([]);
    await user.click(screen.getByRole('checkbox', { name: 'Tick all that match' }));
    await user.click(button('Retry …'));
    await user.click(await screen.findByRole('button', { name: 'Retry 4 tasks' }));
    await waitFor(() => expect(view.getState().ticked.kind).toBe('none'));
    expect(fake.asked('resubmit').at(-1)?.target.kind).toBe('matching');
    expect(screen.getByText('2 accepted as new tasks from #5 on.')).toBeDefined();
  });

  it('can be nothing at all, while no task matches: then neither retried nor copied, until some do again', async () => {
    const rows = [row(1, { phase: 'queued', settledAtMs: null })];
    const books = counts({ accepted: 1, queued: 1 });
    const { fake, user } = shownResults(rows, { counts: books, reply: answered });
    await screen.findByLabelText('Task 1');
    await user.click(button(/^pending/));
    await user.click(await screen.findByRole('checkbox', { name: 'Tick all that match' }));
    expect(button('Retry …').getAttribute('aria-disabled')).toBe(null);
    await user.click(button('Cancel …'));
    await user.click(await screen.findByRole('button', { name: 'Cancel 1 task' }));
    rows[0] = row(1, { phase: 'cancelled' });
    fake.send(snapshot({ counts: counts({ accepted: 1, cancelled: 1 }) }));
    await waitFor(() => expect(screen.getByText(/ticked$/).textContent).toBe('0 tasks ticked'));
    for (const name of ['Cancel …', 'Retry …', /^Copy/]) {
      expect(button(name).getAttribute('aria-disabled')).toBe('true');
      expect(button(name).title).toBe('No task matches now.');
    }
    await user.click(button('Retry …'));
    expect(screen.queryByRole('dialog')).toBe(null);
    fireEvent.copy(screen.getByRole('grid'));
    expect(await screen.findByText('No task matches now.')).toBeDefined();
    rows[0] = row(1, { phase: 'queued', settledAtMs: null });
    fake.send(snapshot({ counts: books }));
    await waitFor(() => expect(button('Retry …').getAttribute('aria-disabled')).toBe(null));
    await user.click(button('Retry …'));
    await screen.findByRole('dialog', { name: 'Retry 1 task?' });
    rows[0] = row(1);
    fake.send(snapshot({ counts: counts({ accepted: 1, succeeded: 1 }) }));
    const dialog = await screen.findByRole('dialog', { name: 'Retry 0 tasks?' });
    expect(dialog.textContent).toContain('No task matches now.');
    expect(within(dialog).getByRole('button', { name: 'Retry 0 tasks' }).ariaDisabled).toBe('true');
  });

  it('say why they were refused', async () => {
    const problems = [{ field: 'target.tasks', expected: 'at most 10000 tasks', got: '10001' }];
    const { user } = await withTicks([2], (command) =>
      command.command === 'resubmit' ? { ok: false, problems } : { ok: true, value: null },
    );
    await user.click(button('Retry …'));
    await user.click(await screen.findByRole('button', { name: 'Retry 1 task' }));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'target.tasks: expected at most 10000 tasks, got 10001',
    );
  });

  it('are not submitted again while the yard takes nothing: the button says why', async () => {
    const { fake, user } = await withTicks([2]);
    fake.send(snapshot({ view: yardView({ phase: 'draining' }) }));
    expect(button('Retry …').getAttribute('aria-disabled')).toBe('true');
    await user.click(button('Retry …'));
    expect(screen.queryByRole('dialog')).toBe(null);
    expect(button('Retry …').title).toBe('The yard is shutting down: nothing new is accepted.');
  });

  it('are cancelled though another tab is shown meanwhile, which is told when the results are back', async () => {
    const { fake, user, leave } = await withTicks([3, 4]);
    const cancel = heldBack(fake, 'cancel');
    await user.click(button('Cancel …'));
    await user.click(await screen.findByRole('button', { name: 'Cancel 2 tasks' }));
    expect(screen.getByText('Cancelling …')).toBeDefined();
    await leave(() => cancel.answer({ ok: true, value: { cancelled: 2 } }));
    expect(await screen.findByText('2 tasks cancelled.')).toBeDefined();
  });

  it('are counted while they are cancelled, or submitted again', async () => {
    const { fake, user } = await withTicks([3, 4]);
    const before = counts({ accepted: 4, succeeded: 1, failed: 1, running: 1, queued: 1 });
    heldBack(fake, 'cancel');
    await user.click(button('Cancel …'));
    await user.click(await screen.findByRole('button', { name: 'Cancel 2 tasks' }));
    expect(button('Retry …').title).toBe('The last thing is still under way.');
    fake.send(snapshot({ counts: { ...before, cancelled: 1, queued: 0 } }));
    expect(screen.getByText('Cancelling: 1 of 2 tasks')).toBeDefined();
    expect(screen.getByRole('progressbar', { name: 'Tasks cancelled' }).getAttribute('aria-valuenow')).toBe(
      '50',
    );
  });

  it('are told of no longer than their run lasts: its numbers name other tasks then', async () => {
    const { fake, user } = await withTicks([2, 3]);
    await user.click(button('Retry …'));
    await user.click(await screen.findByRole('button', { name: 'Retry 2 tasks' }));
    expect(await screen.findByRole('button', { name: 'Go to #5' })).toBeDefined();
    fake.send(snapshot({ run: 2 }));
    expect(screen.queryByRole('button', { name: 'Go to #5' })).toBe(null);
    expect(screen.queryByText(/accepted as new tasks/)).toBe(null);
  });

  it('are not told of where the answer comes in another run', async () => {
    const { fake, user } = await withTicks([2, 3]);
    const resubmit = heldBack(fake, 'resubmit');
    await user.click(button('Retry …'));
    await user.click(await screen.findByRole('button', { name: 'Retry 2 tasks' }));
    fake.send(snapshot({ run: 2 }));
    await act(() => resubmit.answer({ ok: true, value: RECEIPT }));
    expect(screen.queryByText(/accepted as new tasks/)).toBe(null);
  });

  it('leave the focus where the keyboard goes on: at the button, then at the table', async () => {
    const { fake, user } = await withTicks([3, 4]);
    const grid = screen.getByRole('grid', { name: 'Tasks' });
    const cancel = heldBack(fake, 'cancel');
    await user.click(button('Cancel …'));
    await user.click(await screen.findByRole('button', { name: 'Cancel 2 tasks' }));
    // Where it was pressed, though it can do nothing while that is under way.
    await waitFor(() => expect(document.activeElement).toBe(button('Cancel …')));
    await act(() => cancel.answer({ ok: true, value: { cancelled: 2 } }));
    expect(document.activeElement).toBe(button('Cancel …'));
    await user.click(button('Close this message'));
    expect(document.activeElement).toBe(grid);
    await user.click(button(/^Tick all 4/));
    expect(document.activeElement).toBe(button('Untick all'));
    await user.click(button('Untick all'));
    expect(document.activeElement).toBe(grid);
  });

  it('are copied as JSON', async () => {
    const { user } = await withTicks([2, 4]);
    await user.click(button(/^Copy/));
    expect(await screen.findByText('2 rows copied as JSON.')).toBeDefined();
    expect(JSON.parse(await navigator.clipboard.readText())).toEqual([ROWS[1], ROWS[3]]);
  });

  it('are copied from every page where all that match are ticked', async () => {
    const { user } = await withTicks([]);
    await user.click(screen.getByRole('checkbox', { name: 'Tick all that match' }));
    await user.click(button(/^Copy/));
    expect(await screen.findByText('4 rows copied as JSON.')).toBeDefined();
    await waitFor(async () => expect(JSON.parse(await navigator.clipboard.readText())).toEqual(ROWS));
  });
});
