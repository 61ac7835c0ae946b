import { isPending } from '#contract/task';
import type { TreeAttempt, TreeGroup, TreeLane, TreeTask, YardTree } from '#contract/yard-tree';

/** One node of the tree: yard → lanes and groups → tasks → attempts. */
export type TreeNode =
  | { readonly kind: 'yard'; readonly tree: YardTree }
  | { readonly kind: 'lane'; readonly lane: TreeLane }
  | { readonly kind: 'group'; readonly of: 'queued' | 'backing-off'; readonly group: TreeGroup }
  | { readonly kind: 'task'; readonly task: TreeTask }
  | { readonly kind: 'attempt'; readonly task: TreeTask; readonly attempt: TreeAttempt }
  /** Tasks of a group that are counted and not named. */
  | { readonly kind: 'rest'; readonly count: number };

/** A node in its place. */
export interface TreeRow {
  /** Stays with the node while the tree changes around it. */
  readonly id: string;
  /** 1 for the yard. */
  readonly level: number;
  readonly parent: string | null;
  readonly node: TreeNode;
  /** null: it has nothing below it. */
  readonly expanded: boolean | null;
  /** Among its siblings, from 1. */
  readonly place: number;
  readonly siblings: number;
}

/** Beyond so many lanes a task's attempt is shown only when asked for: its row tells of it. */
export const MOST_OPEN_LANES = 32;

/**
 * The rows of the tree from the top.
 *
 * @param toggled ids of the nodes that are not as they are at first
 */
export function treeRows(tree: YardTree, toggled: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];

  function add(node: TreeNode, parent: TreeRow | null, id: string, place: number, siblings: number): TreeRow {
    const children = hasChildren(node);
    const expanded = children ? isOpenAtFirst(node, tree) !== toggled.has(id) : null;
    const row = {
      ...{ id, node, place, siblings, expanded },
      level: (parent?.level ?? 0) + 1,
      parent: parent?.id ?? null,
    };
    rows.push(row);
    return row;
  }

  function addTasks(parent: TreeRow, tasks: readonly TreeTask[], siblings: number): void {
    tasks.forEach((task, index) => {
      const { attempt } = task;
      const row = add({ kind: 'task', task }, parent, `${parent.id}/task-${task.task}`, index + 1, siblings);
      if (row.expanded !== true || attempt === null) return;
      add({ kind: 'attempt', task, attempt }, row, `${row.id}/attempt-${attempt.attempt}`, 1, 1);
    });
  }

  function addGroup(of: 'queued' | 'backing-off', group: TreeGroup, place: number): void {
    const row = add({ kind: 'group', of, group }, yard, `group-${of}`, place, siblings);
    if (row.expanded !== true) return;
    const unnamed = group.count - group.first.length;
    const count = group.first.length + (unnamed > 0 ? 1 : 0);
    addTasks(row, group.first, count);
    if (unnamed > 0) add({ kind: 'rest', count: unnamed }, row, `${row.id}/rest`, count, count);
  }

  const siblings = tree.lanes.length + 2;
  const yard = add({ kind: 'yard', tree }, null, 'yard', 1, 1);
  if (yard.expanded !== true) return rows;
  tree.lanes.forEach((lane, index) => {
    const row = add({ kind: 'lane', lane }, yard, `lane-${lane.lane}`, index + 1, siblings);
    if (row.expanded === true) addTasks(row, lane.tasks, lane.tasks.length);
  });
  addGroup('queued', tree.queued, siblings - 1);
  addGroup('backing-off', tree.backingOff, siblings);
  return rows;
}

function hasChildren(node: TreeNode): boolean {
  switch (node.kind) {
    case 'yard':
      return true;
    case 'lane':
      return node.lane.tasks.length > 0;
    case 'group':
      return node.group.count > 0;
    case 'task':
      return node.task.attempt !== null;
    case 'attempt':
    case 'rest':
      return false;
  }
}

function isOpenAtFirst(node: TreeNode, tree: YardTree): boolean {
  switch (node.kind) {
    case 'yard':
    case 'lane':
      return true;
    case 'task':
      return tree.lanes.length <= MOST_OPEN_LANES;
    default:
      return false;
  }
}

/** How many pending tasks a cancel at a node reaches; null: there is nothing to cancel by itself. */
export function reachOf(node: TreeNode): number | null {
  switch (node.kind) {
    case 'yard': {
      const { lanes, queued, backingOff } = node.tree;
      const onLanes = lanes.reduce((sum, lane) => sum + reachedOn(lane).length, 0);
      return onLanes + queued.count + backingOff.count;
    }
    case 'lane':
      return reachedOn(node.lane).length;
    case 'task':
      return isReached(node.task) ? 1 : 0;
    case 'group':
    case 'attempt':
    case 'rest':
      return null;
  }
}

/** The tasks that a cancel of the lane reaches. */
export function reachedOn({ tasks }: TreeLane): readonly TreeTask[] {
  return tasks.filter(isReached);
}

/** A ghost is not: its task has settled, or is reached where it has gone on. */
function isReached({ phase, goneOn }: TreeTask): boolean {
  return isPending(phase) && !goneOn;
}
