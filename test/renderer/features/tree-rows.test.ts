import { describe, expect, it } from 'vitest';
import type { TreeLane, TreeTask, YardTree } from '#contract/yard-tree';
import { treeMove } from '../../../src-renderer/features/tree/tree-keys';
import {
  MOST_OPEN_LANES,
  reachOf,
  type TreeRow,
  treeRows,
} from '../../../src-renderer/features/tree/tree-rows';
import {
  countdownsOf,
  nodeName,
  nodeWords,
  reachWords,
} from '../../../src-renderer/features/tree/tree-words';

function task(number: number, some: Partial<TreeTask> = {}): TreeTask {
  return {
    ...{ task: number, name: `normal ${number}`, priority: 'medium', phase: 'queued', submittedAtMs: 0 },
    ...{ attempt: null, goneOn: false, retryAtMs: null, deadlines: [] },
    ...some,
  };
}

const running = (number: number, attempt = 1) =>
  task(number, {
    phase: 'running',
    attempt: { attempt, startedAtMs: 1_000, outlived: null },
    deadlines: [
      { kind: 'attempt-timeout', atMs: 3_000 },
      { kind: 'total-timeout', atMs: 10_000 },
    ],
  });

const ghost = task(4, {
  phase: 'timed-out',
  attempt: { attempt: 1, startedAtMs: 500, outlived: 'timed-out' },
});
const held = task(5, { phase: 'backing-off', retryAtMs: 2_500 });

const lane = (number: number, tasks: readonly TreeTask[] = [], open = true): TreeLane => ({
  ...{ lane: number, open, tasks },
});

const TREE: YardTree = {
  ...{ run: 1, seq: 9, atMs: 2_000, phase: 'running', graceEndsAtMs: null },
  lanes: [lane(1, [running(1)]), lane(2, [ghost, held]), lane(3)],
  queued: { count: 120, first: [task(8), task(9, { deadlines: [{ kind: 'queue-timeout', atMs: 4_000 }] })] },
  backingOff: { count: 0, first: [] },
};

/** A task whose first body runs on, alone on its lane, while the task waits for its next attempt elsewhere. */
const GHOSTLY: YardTree = {
  ...TREE,
  lanes: [
    lane(1, [
      task(6, {
        phase: 'backing-off',
        attempt: { attempt: 1, startedAtMs: 500, outlived: 'timed-out' },
        goneOn: true,
      }),
    ]),
  ],
  queued: { count: 0, first: [] },
  backingOff: { count: 1, first: [task(6, { phase: 'backing-off', retryAtMs: 3_800 })] },
};

const NONE: ReadonlySet<string> = new Set();
const outline = (rows: readonly TreeRow[]) =>
  rows.map(({ level, node, expanded }) => {
    const sign = expanded === null ? '·' : expanded ? '−' : '+';
    return `${'  '.repeat(level - 1)}${sign} ${nodeName(node)}`;
  });

describe('the rows of the cancellation tree', () => {
  it('go from the yard over lanes and groups to tasks and attempts', () => {
    expect(outline(treeRows(TREE, NONE))).toEqual([
      '− Yard',
      '  − Lane 1',
      '    − Task 1',
      '      · Attempt 1',
      '  − Lane 2',
      '    − Task 4',
      '      · Attempt 1',
      '    · Task 5',
      '  · Lane 3',
      '  + Queued',
      '  · Backing off',
    ]);
  });

  it('fold up and unfold one by one; a group counts what it does not name', () => {
    const rows = treeRows(TREE, new Set(['lane-1', 'lane-2', 'group-queued']));
    expect(outline(rows).map((line) => line.replace('\u202f', ' '))).toEqual([
      '− Yard',
      '  + Lane 1',
      '  + Lane 2',
      '  · Lane 3',
      '  − Queued',
      '    · Task 8',
      '    · Task 9',
      '    · … and 118 more',
      '  · Backing off',
    ]);
    expect(outline(treeRows(TREE, new Set(['yard'])))).toEqual(['+ Yard']);
  });

  it('know their place among their siblings', () => {
    const places = treeRows(TREE, NONE)
      .filter(({ level }) => level === 2)
      .map(({ place, siblings }) => `${place}/${siblings}`);
    expect(places).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
  });

  it('show attempts only when asked for where there are many lanes', () => {
    const lanes = Array.from({ length: MOST_OPEN_LANES + 1 }, (_, index) =>
      lane(index + 1, [running(index + 1)]),
    );
    const rows = treeRows({ ...TREE, lanes }, new Set(['lane-1/task-1']));
    expect(rows.filter(({ node }) => node.kind === 'attempt').map(({ parent }) => parent)).toEqual([
      'lane-1/task-1',
    ]);
  });

  it('count nothing for the ghost of a task that has gone on: a cancel reaches it where it is', () => {
    const rows = treeRows(GHOSTLY, new Set(['group-backing-off']));
    expect(rows.map(({ id, node }) => [id, reachOf(node)])).toEqual([
      ['yard', 1],
      ['lane-1', 0],
      ['lane-1/task-6', 0],
      ['lane-1/task-6/attempt-1', null],
      ['group-queued', null],
      ['group-backing-off', null],
      ['group-backing-off/task-6', 1],
    ]);
  });

  it('count what a cancel reaches: tasks that are pending, and not ghosts of those that have settled', () => {
    const reach = treeRows(TREE, NONE).map(({ node }) => reachOf(node));
    expect(reach).toEqual([122, 1, 1, null, 1, 0, null, 1, 0, null, null]);
  });
});

describe('the keys of the tree', () => {
  const rows = treeRows(TREE, NONE);
  const walk = (from: string | null, ...keys: readonly string[]) => {
    let at = from;
    for (const key of keys) {
      const move = treeMove(key, rows, at);
      if (move?.kind === 'go') at = move.id;
      else return move === null ? null : `${move.kind} ${move.id}`;
    }
    return at;
  };

  it('go up and down, to the first and to the last, and stay at the ends', () => {
    expect(walk(null, 'ArrowDown')).toBe('yard');
    expect(walk('yard', 'ArrowDown', 'ArrowDown')).toBe('lane-1/task-1');
    expect(walk('lane-1', 'End')).toBe('group-backing-off');
    expect(walk('lane-3', 'Home')).toBe('yard');
    expect([walk('yard', 'ArrowUp'), walk('group-backing-off', 'ArrowDown')]).toEqual([null, null]);
  });

  it('unfold and go in to the right, fold up and go out to the left', () => {
    expect(walk('group-queued', 'ArrowRight')).toBe('toggle group-queued');
    expect(walk('lane-1', 'ArrowRight')).toBe('lane-1/task-1');
    expect(walk('lane-3', 'ArrowRight')).toBeNull();
    expect(walk('lane-1', 'ArrowLeft')).toBe('toggle lane-1');
    expect(walk('lane-1/task-1/attempt-1', 'ArrowLeft')).toBe('lane-1/task-1');
    expect(walk('yard', 'ArrowLeft')).toBe('toggle yard');
  });

  it('select and cancel where the keyboard stands', () => {
    expect(walk('lane-1/task-1', 'Enter')).toBe('select lane-1/task-1');
    expect([walk('lane-1', 'Delete'), walk('lane-1', 'Backspace')]).toEqual([
      'cancel lane-1',
      'cancel lane-1',
    ]);
    expect(walk('lane-1/task-1', ' ')).toBe('select lane-1/task-1');
    expect([walk(null, 'Enter'), walk('lane-1', 'x')]).toEqual([null, null]);
  });

  it('begin anew where the row is gone', () => {
    expect(walk('lane-9', 'ArrowDown')).toBe('yard');
  });
});

describe('a node of the tree in words', () => {
  const words = Object.fromEntries(
    treeRows(TREE, new Set(['group-queued'])).map(({ id, node }) => [id, nodeWords(node, 2_000)]),
  );

  it('says what it does and for how long', () => {
    expect(words).toMatchObject({
      yard: 'running · 2 of 3 lanes busy · 120 queued, 0 backing off',
      'lane-1/task-1': 'normal 1 · medium · running',
      'lane-1/task-1/attempt-1': 'running for 1.00 s',
      'lane-2/task-4/attempt-1': 'ghost: timed out, told to stop, still running after 1.50 s',
      'lane-2/task-5': 'normal 5 · medium · backing off, next attempt in 500 ms',
      'lane-3': 'idle',
      'group-queued': '120 tasks',
    });
    expect(nodeWords({ kind: 'lane', lane: lane(1, [running(1)], false) }, 0)).toBe(
      'closes as soon as it is empty',
    );
    expect(nodeWords({ kind: 'task', task: held }, 2_500)).toBe(
      'normal 5 · medium · backing off, its delay is over',
    );
  });

  it('tells the ghost of a task that has gone on from the task', () => {
    const rows = treeRows(GHOSTLY, new Set(['group-backing-off']));
    const said = Object.fromEntries(
      rows.map(({ id, node }) => [id, [nodeWords(node, 2_000), reachWords(node)]]),
    );
    expect(said).toMatchObject({
      'lane-1': ['', 'Nothing on this lane can be cancelled any more.'],
      'lane-1/task-6': [
        'normal 6 · medium · ghost; its task is backing off',
        'Only a ghost: its body has been told to stop. Cancel its task where that has gone on.',
      ],
      'group-backing-off/task-6': [
        'normal 6 · medium · backing off, next attempt in 1.80 s',
        'Cancels this task: its attempt is told to stop, and no retry follows.',
      ],
    });
  });

  it('has the clocks of its own: an attempt its timeout, a task those of the whole task', () => {
    const node = { kind: 'task', task: running(1) } as const;
    const attempt = {
      kind: 'attempt',
      task: running(1),
      attempt: { attempt: 1, startedAtMs: 1_000, outlived: null },
    } as const;
    expect(countdownsOf(attempt, false, null, 2_000)).toEqual([
      { label: 'attempt timeout', leftMs: 1_000, shareLeft: 0.5 },
    ]);
    expect(countdownsOf(node, false, null, 2_000)).toEqual([
      { label: 'total timeout', leftMs: 8_000, shareLeft: 0.8 },
    ]);
    expect(countdownsOf(node, true, null, 2_000).map(({ label }) => label)).toEqual([
      'attempt timeout',
      'total timeout',
    ]);
  });

  it('has a clock that stands at nothing once it is over, and never goes below', () => {
    const late = {
      kind: 'task',
      task: task(9, { deadlines: [{ kind: 'queue-timeout', atMs: 4_000 }] }),
    } as const;
    expect(countdownsOf(late, true, null, 4_200)).toEqual([
      { label: 'queue timeout', leftMs: 0, shareLeft: 0 },
    ]);
  });

  it('counts the grace of a shutdown down at the yard', () => {
    const tree: YardTree = { ...TREE, phase: 'draining', graceEndsAtMs: 6_000 };
    expect(countdownsOf({ kind: 'yard', tree }, false, 5_000, 2_000)).toEqual([
      { label: 'grace', leftMs: 4_000, shareLeft: 0.8 },
    ]);
  });

  it('says what a cancel there reaches', () => {
    expect(reachWords({ kind: 'yard', tree: TREE })).toBe(
      'Cancels every pending task: 122. The yard goes on.',
    );
    expect(reachWords({ kind: 'lane', lane: lane(3) })).toBe(
      'Nothing on this lane can be cancelled any more.',
    );
    expect(reachWords({ kind: 'task', task: ghost })).toBe(
      'It has settled: timed out. Its body has been told to stop.',
    );
  });
});
