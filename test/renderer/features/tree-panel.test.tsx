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

async function shown(reply: Reply<YardTree> = { ok: true, value: TREE }) {
  const fake = new FakeYard();
  fake.reply = ({ command }) => (command === 'tree' ? reply : { ok: true, value: { cancelled: 1 } });
  const yard = fake.window();
  const look = createViewStore();
  fake.send(
    snapshot({ atMs: 2_000, counts: counts({ accepted: 44, running: 1, queued: 41, backingOff: 2 }) }),
  );
  const bus = createActionBus();
  show(<TreePanel yard={yard} view={look} bus={bus} />);
  await act(async () => {});
  return { fake, look, bus };
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

  it('cancels a lane or a task at its button', async () => {
    const { fake } = await shown();
    fireEvent.click(cancelOf(/^Lane 1/));
    fireEvent.click(cancelOf(/Task 7/));
    expect(fake.asked('cancel').map(({ target }) => target)).toEqual([
      { kind: 'lane', lane: 1 },
      { kind: 'task', task: 7 },
    ]);
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

  it('says that there is nothing to cancel while the yard is stopped', async () => {
    await shown({ ok: true, value: { ...TREE, phase: 'stopped', lanes: [] } });
    expect(screen.getByText('The yard is stopped')).toBeDefined();
  });

  it('says why it could not be read', async () => {
    await shown({ ok: false, problems: [{ field: 'command', expected: 'a known one', got: 'tree' }] });
    expect(screen.getByText('The tree could not be read')).toBeDefined();
  });
});
