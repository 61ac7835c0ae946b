import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { TreeTask, YardTree } from '#contract/yard-tree';
import { TreePanel } from '../../../src-renderer/features/tree/tree-panel';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { createViewStore } from '../../../src-renderer/state/view-store';
import { counts, FakeYard, show, snapshot } from '../fake-yard';

const TASK: TreeTask = {
  ...{ task: 7, name: 'slow 7', priority: 'high', phase: 'running', submittedAtMs: 0, retryAtMs: null },
  attempt: { attempt: 2, startedAtMs: 1_000, outlived: null },
  goneOn: false,
  deadlines: [{ kind: 'attempt-timeout', atMs: 3_000 }],
};

const TREE: YardTree = {
  ...{ run: 1, seq: 9, atMs: 2_000, phase: 'running', graceEndsAtMs: null },
  lanes: [
    { lane: 1, open: true, tasks: [TASK] },
    { lane: 2, open: true, tasks: [] },
  ],
  queued: { count: 41, first: [] },
  backingOff: { count: 2, first: [] },
};

async function shown(reply: Reply<YardTree> = { ok: true, value: TREE }, look = createViewStore()) {
  const fake = new FakeYard();
  const answer = { tree: reply };
  fake.reply = ({ command }) => (command === 'tree' ? answer.tree : { ok: true, value: { cancelled: 1 } });
  const yard = fake.window();
  fake.send(
    snapshot({ atMs: 2_000, counts: counts({ accepted: 44, running: 1, queued: 41, backingOff: 2 }) }),
  );
  const bus = createActionBus();
  const panel = <TreePanel yard={yard} view={look} bus={bus} />;
  const { unmount } = show(panel);
  await act(async () => {});
  /** Another tab is shown for a while. */
  async function leaveAndComeBack(meanwhile: () => void = () => {}) {
    unmount();
    meanwhile();
    show(panel);
    await act(async () => {});
  }
  return { fake, look, bus, answer, leaveAndComeBack };
}

const tree = () => screen.getByRole('tree', { name: 'Cancellation tree' });
const item = (name: RegExp) => screen.getByRole('treeitem', { name });
const cancelOf = (name: RegExp) => within(item(name)).getByRole('button', { name: /^Cancel / });

describe('the cancellation tree', () => {
  it('has a row for the yard, its lanes, their tasks and their attempts, with the clocks that run', async () => {
    await shown();
    const rows = screen.getAllByRole('treeitem');
    expect(rows.map((row) => row.getAttribute('aria-level'))).toEqual(['1', '2', '3', '4', '2', '2', '2']);
    expect(item(/Task 7/).textContent).toContain('slow 7 · high · running');
    expect(item(/Attempt 2/).textContent).toContain('attempt timeout1.00 s');
  });

  it('is asked for again when the yard tells of something new', async () => {
    const { fake } = await shown();
    const asked = () => fake.asked('tree').length;
    expect(asked()).toBe(1);
    fake.send(snapshot({ atMs: 2_100 }));
    await waitFor(() => expect(asked()).toBe(2));
  });

  it('is not asked for while the view is frozen', async () => {
    const { fake, look } = await shown();
    act(() => look.setState({ frozen: { seq: 9, atMs: 2_000 } }));
    const asked = fake.asked('tree').length;
    fake.send(snapshot({ atMs: 60_000 }));
    await act(async () => {});
    expect(fake.asked('tree')).toHaveLength(asked);
    expect(item(/Attempt 2/).textContent).toContain('1.00 s');
  });

  it('stands while the view is frozen also where it is left and shown again', async () => {
    const { fake, look, answer, leaveAndComeBack } = await shown();
    act(() => look.setState({ frozen: { seq: 9, atMs: 2_000 } }));
    const asked = fake.asked('tree').length;
    answer.tree = { ok: true, value: { ...TREE, seq: 60, atMs: 9_000, lanes: [] } };
    await leaveAndComeBack();
    expect(fake.asked('tree')).toHaveLength(asked);
    expect(item(/Attempt 2/).textContent).toContain('1.00 s');
    expect(screen.getByText(/^Frozen at \+2\.00 s: nothing can be cancelled here/)).toBeDefined();
  });

  it('says that it was read later where nobody looked at it when the view was frozen', async () => {
    const { look, answer, leaveAndComeBack } = await shown();
    answer.tree = { ok: true, value: { ...TREE, seq: 60, atMs: 9_000 } };
    await leaveAndComeBack(() => look.setState({ frozen: { seq: 30, atMs: 6_000 } }));
    // Not so soon after the last question.
    await waitFor(() => expect(screen.getByText(/^Frozen at \+6\.00 s, read at \+9\.00 s/)).toBeDefined());
  });

  it('cancels nothing while the connection is lost: its buttons say so', async () => {
    const { fake } = await shown();
    fake.become({ kind: 'lost', tries: 1 });
    expect(cancelOf(/Task 7/).title).toBe('No connection to the yard.');
    fireEvent.click(cancelOf(/Task 7/));
    expect(fake.asked('cancel')).toEqual([]);
  });

  it('says when it was read where the view was frozen before', async () => {
    const look = createViewStore();
    look.setState({ frozen: { seq: 3, atMs: 500 } });
    await shown(undefined, look);
    expect(screen.getByText(/^Frozen at \+500 ms, read at \+2\.00 s/)).toBeDefined();
  });

  it('cancels nothing while the view is frozen, since the yard has gone on: its buttons say so', async () => {
    const { fake, look } = await shown();
    act(() => look.setState({ frozen: { seq: 9, atMs: 2_000 } }));
    for (const name of [/Yard/, /^Lane 1/, /Task 7/]) {
      expect(cancelOf(name).hasAttribute('disabled')).toBe(true);
      expect(cancelOf(name).title).toMatch(/^The view is frozen/);
    }
    for (const key of ['ArrowDown', 'ArrowDown', 'Delete', 'ArrowDown', 'Delete']) {
      fireEvent.keyDown(tree(), { key });
    }
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(fake.asked('cancel')).toEqual([]);
  });

  it('cancels a task at its button, and keeps the keyboard though the button may go', async () => {
    const { fake } = await shown();
    const button = cancelOf(/Task 7/);
    button.focus();
    fireEvent.click(button);
    expect(fake.asked('cancel').map(({ target }) => target)).toEqual([{ kind: 'task', task: 7 }]);
    expect(document.activeElement).toBe(tree());
  });

  it('asks before it cancels a lane, which may hold another task by then', async () => {
    const { fake, answer } = await shown();
    fireEvent.click(cancelOf(/^Lane 1/));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel what is on lane 1?' });
    expect(dialog.textContent).toContain('now that is task 7, slow 7.');
    const other: TreeTask = { ...TASK, task: 8, name: 'slow 8' };
    answer.tree = { ok: true, value: { ...TREE, lanes: [{ lane: 1, open: true, tasks: [other] }] } };
    fake.send(snapshot({ atMs: 2_100 }));
    await waitFor(() => expect(dialog.textContent).toContain('now that is task 8, slow 8.'));
    expect(fake.asked('cancel')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel lane 1' }));
    expect(fake.asked('cancel').map(({ target }) => target)).toEqual([{ kind: 'lane', lane: 1 }]);
  });

  it('asks before it cancels the yard, with the number of tasks it reaches', async () => {
    const { fake } = await shown();
    fireEvent.click(cancelOf(/Yard/));
    expect(fake.asked('cancel')).toEqual([]);
    const dialog = await screen.findByRole('dialog', { name: 'Cancel 44 tasks?' });
    expect(dialog.textContent).toContain(
      '1 on lanes is told to stop, 41 queued and 2 backing off are cancelled',
    );
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel them all' }));
    expect(fake.asked('cancel').map(({ target }) => target)).toEqual([{ kind: 'yard' }]);
  });

  it('has nothing to cancel on an idle lane', async () => {
    await shown();
    expect(cancelOf(/Lane 2/).hasAttribute('disabled')).toBe(true);
  });

  it('says why a cancel was refused', async () => {
    const { fake } = await shown();
    const problem = { field: 'target.task', expected: 'a pending task', got: '7, which is settled' };
    fake.reply = () => ({ ok: false, problems: [problem] });
    fireEvent.click(cancelOf(/Task 7/));
    expect((await screen.findByRole('alert')).textContent).toContain('expected a pending task');
  });

  it('is walked by keyboard: folds up, selects and cancels', async () => {
    const { fake, look } = await shown();
    const press = (key: string) => fireEvent.keyDown(tree(), { key });
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) press(key);
    expect(look.getState().selectedTask).toBe(7);
    expect(document.getElementById(tree().getAttribute('aria-activedescendant') ?? '')).toBe(item(/Task 7/));
    expect(item(/Task 7/).getAttribute('aria-selected')).toBe('true');
    press('Delete');
    expect(fake.asked('cancel').map(({ target }) => target)).toEqual([{ kind: 'task', task: 7 }]);
    press('ArrowLeft');
    expect(item(/Task 7/).getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('treeitem', { name: /Attempt 2/ })).toBeNull();
    expect(item(/Task 7/).textContent).toContain('attempt timeout');
  });

  it('asks for a lane where Delete is pressed, too', async () => {
    const { fake } = await shown();
    for (const key of ['ArrowDown', 'ArrowDown', 'Delete']) fireEvent.keyDown(tree(), { key });
    expect(await screen.findByRole('dialog', { name: 'Cancel what is on lane 1?' })).toBeDefined();
    expect(fake.asked('cancel')).toEqual([]);
  });

  it('keeps Space to itself, which selects as Enter does', async () => {
    const { look } = await shown();
    const press = (key: string) => fireEvent.keyDown(tree(), { key });
    // What an element takes for itself the window leaves alone.
    expect(press(' ')).toBe(false);
    press('ArrowDown');
    press('ArrowDown');
    expect(press(' ')).toBe(false);
    expect(look.getState().selectedTask).toBe(7);
  });

  it('is folded as it was when another tab has been shown meanwhile', async () => {
    const { leaveAndComeBack } = await shown();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft']) fireEvent.keyDown(tree(), { key });
    expect(screen.queryByRole('treeitem', { name: /Task 7/ })).toBeNull();
    await leaveAndComeBack();
    expect(item(/Lane 1/).getAttribute('aria-expanded')).toBe('false');
    fireEvent.keyDown(tree(), { key: 'ArrowRight' });
    expect(item(/Task 7/)).toBeDefined();
  });

  it('is gone through by the keys for the next and the previous task', async () => {
    const other: TreeTask = { ...TASK, task: 8, name: 'slow 8' };
    const [first] = TREE.lanes;
    const lanes = first === undefined ? [] : [first, { lane: 2, open: true, tasks: [other] }];
    const { look, bus } = await shown({ ok: true, value: { ...TREE, lanes } });
    const perform = (action: 'next-row' | 'previous-row') => act(() => void bus.perform(action));
    const seen = (['next-row', 'next-row', 'next-row', 'previous-row', 'previous-row'] as const).map(
      (action) => {
        perform(action);
        return look.getState().selectedTask;
      },
    );
    expect(seen).toEqual([7, 8, 8, 7, 7]);
  });

  it('says that it asks until the first answer', async () => {
    const fake = new FakeYard();
    fake.api.call = (() => new Promise(() => {})) as typeof fake.api.call;
    const yard = fake.window();
    fake.send(snapshot());
    show(<TreePanel yard={yard} view={createViewStore()} bus={createActionBus()} />);
    expect(screen.getByText('Asking the yard …')).toBeDefined();
  });

  it('says that there is nothing to cancel while the yard is stopped', async () => {
    await shown({ ok: true, value: { ...TREE, phase: 'stopped', lanes: [] } });
    expect(screen.getByText('The yard is stopped')).toBeDefined();
  });

  it('says why it could not be read', async () => {
    await shown({ ok: false, problems: [{ field: 'command', expected: 'a known one', got: 'tree' }] });
    expect(screen.getByText('The tree could not be read')).toBeDefined();
  });
});
