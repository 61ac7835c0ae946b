import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnLimits, SimulatedBody } from '#contract/task';
import type { TaskOrder } from '#contract/task-order';
import type { WorkBody } from '#contract/work';

/** Work that arrives at a rate, each task by itself. */
export interface WorkFlow {
  readonly name: string;
  readonly perSecond: number;
  readonly work: WorkBody;
  readonly own?: OwnLimits;
}

/** A script that does a little; one that never ends. */
const SCRIPTS = {
  'short.mjs':
    'export default async ({ payload, attempt, log }) => { log("begun"); await null; return payload + attempt; };',
  'endless.mjs': 'export default () => { for (;;); };',
} as const;

/** The flows below are for so many tasks a second in all. */
const MIX_OF = 2_000;

const ENDS_SOON: OwnLimits = { attemptTimeoutMs: 200, maxAttempts: 1 };

/**
 * Real work, about a tenth of all: as much of each as a small machine can do beside the rest. Some of it never ends, and
 * is ended.
 *
 * @param dir where its scripts are put
 * @param tasksPerSecond of all work together
 */
export function realFlows(dir: string, tasksPerSecond: number): WorkFlow[] {
  for (const [name, text] of Object.entries(SCRIPTS)) writeFileSync(join(dir, name), text);
  const [shell, ...flags] = process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c'] : ['/bin/sh', '-c'];
  const command = (line: string): WorkBody => ({
    executor: 'command',
    program: shell,
    args: [...flags, line],
  });
  const endless = process.platform === 'win32' ? 'ping -n 60 127.0.0.1' : 'sleep 60 & sleep 60';
  const flows: WorkFlow[] = [
    { name: 'request', perSecond: 100, work: { executor: 'http', method: 'GET', url: null } },
    { name: 'no-op', perSecond: 80, work: { executor: 'cpu', load: 'sleep-spin', sleepMs: 0, spinMs: 0 } },
    { name: 'hash', perSecond: 20, work: { executor: 'cpu', load: 'hash', rounds: 200 } },
    {
      name: 'script',
      perSecond: 10,
      work: { executor: 'script', path: join(dir, 'short.mjs'), payload: 'so much' },
    },
    {
      name: 'endless script',
      perSecond: 0.1,
      work: { executor: 'script', path: join(dir, 'endless.mjs') },
      own: ENDS_SOON,
    },
    { name: 'command', perSecond: 2, work: command('echo done') },
    { name: 'endless command', perSecond: 0.2, work: command(endless), own: ENDS_SOON },
  ];
  return flows.map((flow) => ({ ...flow, perSecond: (flow.perSecond * tasksPerSecond) / MIX_OF }));
}

/** Pretended work, each body with its share: most of it short and well, the rest in every way that it may go. */
const PRETENDED: readonly (readonly [share: number, body: SimulatedBody, own?: OwnLimits])[] = [
  [0.9, pretended({})],
  [0.07, pretended({ failAttempts: 1 })],
  [0.02, pretended({ failAttempts: null })],
  [0.005, pretended({ failAttempts: null, fatal: true })],
  [0.004, pretended({ minMs: 5_000, maxMs: 5_000 }), { attemptTimeoutMs: 100 }],
  [0.001, pretended({ minMs: 400, maxMs: 400, ignoresCancel: true }), { attemptTimeoutMs: 100 }],
];

function pretended(over: Partial<SimulatedBody>): SimulatedBody {
  return { executor: 'simulated', minMs: 0, maxMs: 4, failAttempts: 0, ...over };
}

const PRIORITIES = ['high', 'medium', 'medium', 'low'] as const;

/** The n-th order of pretended work: every hundred or thousand of them are the mix to the letter. */
export function pretendedOrder(n: number): TaskOrder {
  // A step that is coprime to a thousand visits every share once in a thousand.
  let place = ((n * 617) % 1_000) / 1_000;
  const priority = PRIORITIES[n % PRIORITIES.length] ?? 'medium';
  for (const [share, body, own] of PRETENDED) {
    if (place < share) return { priority, body, kind: 'pretended', ...(own === undefined ? null : { own }) };
    place -= share;
  }
  return { priority, body: pretended({}), kind: 'pretended' };
}
