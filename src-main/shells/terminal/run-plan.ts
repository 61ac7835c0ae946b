import { LESSON_LIMITS, type Limits } from '#contract/limits';
import type { Problem, Reply } from '#contract/problem';
import { PRIORITIES } from '#contract/task';
import { SHUTDOWN_MODES } from '#contract/task-event';
import type { WorkBody } from '#contract/work';
import { COUNT_RANGE, DEMO_KINDS, type Workload } from '#contract/workload';
import {
  MOMENT_RANGE,
  type Scenario,
  type ScenarioShutdown,
  SEED_RANGE,
} from '../../schemas/scenario-schema';
import { shownValue } from '../../schemas/shown-value';
import type { TaskList } from '../../workloads/task-list/task-list-reader';
import { parseArrivals } from './arrivals-option';
import { parseDuration } from './duration';
import { parseChange } from './limit-change';
import { LIMIT_OPTION_NAMES, LIMIT_OPTIONS, type LimitOption } from './limit-options';
import { parseChoice, parseNullable, parseNumber, parseWeights } from './option-parsers';
import type { RunFlags } from './run-flags';
import { Unfit } from './unfit';

/** Everything a run needs to know, valid. */
export interface RunPlan {
  readonly workload: Workload;
  /** Tasks that are submitted instead of the workload's, as these would arrive. Null: the workload's. */
  readonly list: TaskList | null;
  readonly limits: Limits;
  /** Whole limits, each from its moment on, in the order of their moments. */
  readonly changes: readonly { readonly atMs: number; readonly limits: Limits }[];
  /** Null: draw one. */
  readonly seed: number | null;
  readonly clock: 'real' | 'virtual';
  readonly shutdown: ScenarioShutdown | null;
  /** How long a drain asked for by Ctrl+C may take; null: as long as it takes. */
  readonly interruptGraceMs: number | null;
  /** Where the log goes: a file's path, `-` for standard output, or nowhere. */
  readonly record: string | null;
  /** `lines`: an event a line and a summary; `totals`: the end of the summary; `json`: one object. */
  readonly output: 'lines' | 'totals' | 'json';
  readonly isStrict: boolean;
}

/** How many tasks a run submits. */
export function tasksOf({ list, workload }: RunPlan): number {
  return list?.orders.length ?? workload.count;
}

/** Real work that a run does, the first of it; undefined: all of it is pretended. */
export function realWorkOf({ list, workload }: Pick<RunPlan, 'list' | 'workload'>): WorkBody | undefined {
  if (list === null) return workload.work;
  for (const { body } of list.orders) if (body.executor !== 'simulated') return body;
  return undefined;
}

/**
 * The plan that options make of a scenario, or everything that is wrong with them.
 *
 * @param list of tasks that take the place of the scenario's workload
 */
export function planRun(scenario: Scenario, flags: RunFlags, list: TaskList | null = null): Reply<RunPlan> {
  const problems: Problem[] = [];
  /** The option's value where it is given and fits, else the fallback; what does not fit is noted. */
  const read = <T>(field: string, text: string | undefined, parse: (text: string) => T, fallback: T): T => {
    if (text === undefined) return fallback;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      problems.push({ field, expected: error.expected, got: shownValue(text) });
      return fallback;
    }
  };

  const workload: Workload = {
    ...scenario.workload,
    count: read('--tasks', flags.tasks, (text) => parseNumber(text, COUNT_RANGE), scenario.workload.count),
    mix: read('--mix', flags.mix, (text) => parseWeights(text, DEMO_KINDS), scenario.workload.mix),
    priorities: read(
      '--priorities',
      flags.priorities,
      (text) => parseWeights(text, PRIORITIES),
      scenario.workload.priorities,
    ),
    arrivals: read('--arrivals', flags.arrivals, parseArrivals, scenario.workload.arrivals),
  };

  let limits: Limits = { ...LESSON_LIMITS, ...scenario.limits };
  for (const option of LIMIT_OPTION_NAMES) {
    const before = limits;
    limits = read(
      `--${option}`,
      limitFlag(flags, option),
      (text) => LIMIT_OPTIONS[option](before, text),
      before,
    );
  }

  const graceMs = read(
    '--grace',
    flags.grace,
    (text) => parseNullable(text, parseDuration),
    scenario.shutdown?.graceMs ?? null,
  );
  const plan: RunPlan = {
    workload,
    list,
    limits,
    changes: planChanges(scenario, flags, limits, read),
    seed: read('--seed', flags.seed, (text) => parseNumber(text, SEED_RANGE), scenario.seed ?? null),
    clock: read('--clock', flags.clock, (text) => parseChoice(text, ['real', 'virtual']), 'real'),
    shutdown: planShutdown(scenario, flags, graceMs, read),
    interruptGraceMs: graceMs,
    record: flags.record ?? null,
    output: flags.json === true ? 'json' : flags.quiet === true ? 'totals' : 'lines',
    isStrict: flags.strict === true,
  };
  problems.push(...besideList(flags, list));
  const work = realWorkOf(plan);
  if (work !== undefined && plan.clock === 'virtual') {
    const expected = `real, since ${work.executor} work takes the time that it takes`;
    problems.push({ field: '--clock', expected, got: shownValue('virtual') });
  }
  if (flags.record === '') {
    problems.push({ field: '--record', expected: 'a file, or - for standard output', got: 'nothing' });
  }
  if (flags.shutdown !== undefined && plan.shutdown === null && problems.length === 0) {
    problems.push({ field: '--shutdown', expected: '--shutdown-after along with it', got: 'none' });
  }
  if (flags.json === true && flags.record === '-') {
    const expected = 'a file along with --json, since only one of them can have standard output';
    problems.push({ field: '--record', expected, got: shownValue('-') });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: plan };
}

/** What says what to run, beside a list that does. */
function besideList(flags: RunFlags, list: TaskList | null): Problem[] {
  if (list === null)
    return flags.yes === true ? [{ field: '--yes', expected: '--list along with it', got: 'none' }] : [];
  const options = { '--tasks': flags.tasks, '--mix': flags.mix, '--priorities': flags.priorities };
  return Object.entries(options).flatMap(([field, got]) =>
    got === undefined
      ? []
      : [{ field, expected: 'nothing along with --list, which says what to run', got: shownValue(got) }],
  );
}

type Read = <T>(field: string, text: string | undefined, parse: (text: string) => T, fallback: T) => T;

/** Each change made to the limits as those before it leave them, so that its end is known beforehand. */
function planChanges(scenario: Scenario, flags: RunFlags, start: Limits, read: Read): RunPlan['changes'] {
  const steps: { readonly atMs: number; readonly apply: (limits: Limits) => Limits }[] = scenario.changes.map(
    ({ atMs, limits: patch }) => ({ atMs, apply: (limits) => ({ ...limits, ...patch }) }),
  );
  for (const text of flags.change ?? []) {
    const change = read('--change', text, parseChange, null);
    if (change === null) continue;
    const { atMs, option, value } = change;
    const field = `--change ${option}`;
    const apply = (limits: Limits) =>
      read(field, value, (given) => LIMIT_OPTIONS[option](limits, given), limits);
    steps.push({ atMs, apply });
  }
  // A stable sort: of one moment, the one named first comes first.
  steps.sort((a, b) => a.atMs - b.atMs);
  let limits = start;
  return steps.map(({ atMs, apply }) => {
    limits = apply(limits);
    return { atMs, limits };
  });
}

function planShutdown(
  scenario: Scenario,
  flags: RunFlags,
  graceMs: number | null,
  read: Read,
): ScenarioShutdown | null {
  const none = -1;
  const afterMs = read(
    '--shutdown-after',
    flags.shutdownAfter,
    (text) => parseDuration(text, MOMENT_RANGE),
    scenario.shutdown?.afterMs ?? none,
  );
  const mode = read(
    '--shutdown',
    flags.shutdown,
    (text) => parseChoice(text, SHUTDOWN_MODES),
    scenario.shutdown?.mode ?? 'finish-running',
  );
  return afterMs === none ? null : { afterMs, mode, graceMs };
}

function limitFlag(flags: RunFlags, option: LimitOption): string | undefined {
  switch (option) {
    case 'free-retries':
      return flags.freeRetries === true ? 'yes' : undefined;
    case 'queue-timeout':
      return flags.queueTimeout;
    case 'total-timeout':
      return flags.totalTimeout;
    case 'backoff-lane':
      return flags.backoffLane;
    default:
      return flags[option];
  }
}
