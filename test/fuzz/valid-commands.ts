import fc from 'fast-check';
import { EXPORT_FORMATS } from '#contract/results-export';
import { RESULT_SORTS } from '#contract/results-query';
import { SERIES_SPANS } from '#contract/series';
import { TASK_PHASES } from '#contract/task';
import { SHUTDOWN_MODES } from '#contract/task-event';
import type { YardCommand, YardCommandName } from '#contract/yard-api';
import { type Draw, pick } from '../support/mutate';
import { anyOrder, anyWorkload } from '../support/random-orders';
import { anyLimits } from '../support/random-scenario';
import { WALL_MS } from '../support/recorded-yard';
import { LAST_BEGUN } from './fuzz-step';

/** Drawn once, and the same for every seed of the fuzz. */
const ORDERS = fc.sample(anyOrder, { numRuns: 150, seed: 1 });
const LIMITS = fc.sample(anyLimits, { numRuns: 60, seed: 2 });
const WORKLOADS = fc
  .sample(anyWorkload, { numRuns: 120, seed: 3 })
  // A yard holds a million tasks; here it is filled by few, now and then by many.
  .map((workload, index) =>
    index % 40 === 0 ? workload : { ...workload, count: (workload.count % 40) + 1 },
  );

export function anOrder(draw: Draw) {
  return pick(draw, ORDERS);
}

export function someOrders(draw: Draw) {
  return Array.from({ length: Math.floor(draw() ** 3 * 30) + 1 }, () => anOrder(draw));
}

/** A few of the limits, as a patch. */
export function aPatch(draw: Draw): object {
  const entries = Object.entries(pick(draw, LIMITS));
  return Object.fromEntries(entries.filter(() => draw() < 0.2));
}

/** The text of a task list, in any format. */
export function aListText(draw: Draw): string {
  const orders = someOrders(draw);
  switch (Math.floor(draw() * 4)) {
    case 0:
      return JSON.stringify(orders);
    case 1:
      return JSON.stringify({ $schema: 'x', tasks: orders }, null, 1);
    case 2:
      return orders.map((order) => JSON.stringify(order)).join('\r\n');
    default:
      return 'name,executor,minMs,maxMs,failAttempts\n"a ""b""\n",simulated,1,2,null\n,simulated,5,5,0\n';
  }
}

const task = (draw: Draw) => Math.floor(draw() ** 2 * 60) + 1;
const run = (draw: Draw) => (draw() < 0.9 ? WALL_MS : pick(draw, [WALL_MS + 1, 0, 1]));
const tasks = (draw: Draw) => Array.from({ length: Math.floor(draw() * 12) }, () => task(draw));
const phases = (draw: Draw) => (draw() < 0.5 ? null : TASK_PHASES.filter(() => draw() < 0.5));
const search = (draw: Draw) => pick(draw, ['', '', 'sim', '1', 'NoExecutor', 'é', '.*', '\\']);
const sort = (draw: Draw) => ({ by: pick(draw, RESULT_SORTS), descending: draw() < 0.5 });
const selection = (draw: Draw) =>
  draw() < 0.6
    ? ({ kind: 'tasks', tasks: tasks(draw) } as const)
    : ({ kind: 'matching', phases: phases(draw), search: search(draw) } as const);
const keptId = (draw: Draw) => pick(draw, ['2026-01-02-030405-aaaa', 'a', 'a-b-c', '0']);
const shutdown = (draw: Draw) => ({
  mode: pick(draw, SHUTDOWN_MODES),
  graceMs: pick(draw, [null, 0, 1, 500, 2_147_483_647]),
});

type Made = {
  readonly [N in YardCommandName]: (draw: Draw) => Omit<Extract<YardCommand, { command: N }>, 'command'>;
};

/** Every command, as a window would send it. */
const MADE: Made = {
  submit: (draw) => ({ workload: pick(draw, WORKLOADS) }),
  'change-limits': (draw) => ({ patch: aPatch(draw) }),
  'read-scenario': (draw) => ({
    text: JSON.stringify({
      workload: pick(draw, WORKLOADS),
      limits: aPatch(draw),
      changes: [{ atMs: 1, limits: {} }],
    }),
  }),
  shutdown,
  start: () => ({}),
  cancel: (draw) => ({
    run: run(draw),
    target: pick(draw, [
      { kind: 'yard' },
      { kind: 'lane', lane: Math.ceil(draw() * 6) },
      { kind: 'task', task: task(draw) },
      selection(draw),
    ]),
  }),
  resubmit: (draw) => ({ run: run(draw), target: selection(draw) }),
  'set-clock': (draw) => pick(draw, [{ speed: pick(draw, [0.1, 1, 10]) }, { paused: draw() < 0.3 }, {}]),
  'clock-history': () => ({}),
  'hold-dispatch': (draw) => ({ held: draw() < 0.3 }),
  inspect: (draw) => ({ run: run(draw), task: task(draw) }),
  tree: () => ({}),
  series: (draw) => ({ span: pick(draw, SERIES_SPANS) }),
  'lane-history': (draw) => ({
    query: {
      fromMs: Math.floor(draw() * 500),
      toMs: 501 + draw() * 99_999,
      lanes: pick(draw, [null, { from: 1, to: 3 }, { from: 2, to: 60 }]),
      columns: pick(draw, [1, 100, 2_000]),
    },
  }),
  'export-begin': (draw) => ({
    query: { phases: phases(draw), search: search(draw), sort: sort(draw) },
    format: pick(draw, EXPORT_FORMATS),
  }),
  'export-part': (draw) => ({ export: pick(draw, [LAST_BEGUN, 1, 2]) }),
  'export-end': (draw) => ({ export: pick(draw, [LAST_BEGUN, 1, 2]) }),
  results: (draw) => ({
    query: {
      phases: phases(draw),
      search: search(draw),
      sort: sort(draw),
      offset: pick(draw, [0, 0, 5, 9_999]),
      limit: pick(draw, [1, 20, 100]),
      ...(draw() < 0.3 ? { placeOf: task(draw) } : null),
    },
  }),
  abilities: () => ({}),
  figures: () => ({}),
  'import-begin': (draw) => ({
    content: pick(draw, ['tasks', 'tasks', 'recording']),
    fileName: pick(draw, ['list.json', '../../x', 'a\0b', '🚂.csv']),
  }),
  'import-part': (draw) => ({ import: pick(draw, [LAST_BEGUN, LAST_BEGUN, 1]), text: aListText(draw) }),
  'import-end': (draw) => ({ import: pick(draw, [LAST_BEGUN, LAST_BEGUN, 1]) }),
  'import-run': (draw) => ({ import: pick(draw, [LAST_BEGUN, LAST_BEGUN, 1]), confirmed: draw() < 0.5 }),
  'import-drop': (draw) => ({ import: pick(draw, [LAST_BEGUN, 1]) }),
  target: () => ({}),
  'set-faults': (draw) => ({
    patch: pick(draw, [{}, { latencyMs: 5 }, { failureRate: 0.5, outage: { everyMs: 1_000, lengthMs: 10 } }]),
  }),
  'kept-runs': (draw) => ({ offset: pick(draw, [0, 3]), limit: pick(draw, [1, 100]) }),
  'open-run': (draw) => ({ id: keptId(draw) }),
  'leave-run': () => ({}),
  'rename-run': (draw) => ({ id: keptId(draw), name: pick(draw, [null, 'a name', '🚂']) }),
  'delete-run': (draw) => ({ id: keptId(draw) }),
  'export-run': (draw) => ({ id: keptId(draw), format: pick(draw, ['ndjson', 'csv', 'html', 'trace']) }),
  'write-scenario': (draw) => ({ workload: pick(draw, WORKLOADS) }),
  'read-settings': (draw) => ({ text: pick(draw, ['{}', '{"theme":"dark","hiddenColumns":["wait"]}']) }),
  acknowledge: (draw) => ({ number: Math.floor(draw() * 50) }),
  resync: () => ({}),
};

const NAMES = Object.keys(MADE) as YardCommandName[];
/** Which do much of the work, and which would leave nothing to do, or go to the disk each time. */
const OFTEN: readonly YardCommandName[] = [
  'submit',
  'submit',
  'cancel',
  'change-limits',
  'resubmit',
  'start',
  'import-begin',
];
const SELDOM: readonly YardCommandName[] = ['shutdown', 'kept-runs', 'open-run', 'rename-run', 'delete-run'];

export function aCommand(draw: Draw): YardCommand {
  let name = draw() < 0.25 ? pick(draw, OFTEN) : pick(draw, NAMES);
  if (SELDOM.includes(name) && draw() < 0.7) name = 'start';
  return { command: name, ...MADE[name](draw) } as YardCommand;
}

/** All commands of an import, as one window would send them after one another. */
export function anImport(draw: Draw): YardCommand[] {
  const text = aListText(draw);
  const cut = Math.floor(draw() * text.length);
  return [
    { command: 'import-begin', content: 'tasks', fileName: 'list' },
    { command: 'import-part', import: LAST_BEGUN, text: text.slice(0, cut) },
    { command: 'import-part', import: LAST_BEGUN, text: text.slice(cut) },
    { command: 'import-end', import: LAST_BEGUN },
    { command: 'import-run', import: LAST_BEGUN, confirmed: true },
  ];
}
