import { DEFAULT_BACKOFFS, DEFAULT_LIMITS, LESSON_LIMITS, type Limits } from './limits';
import { NO_FAULTS, type TargetFaults } from './target';
import { LESSON_WORKLOAD, type Workload } from './workload';

/** A yard and a workload that show one thing. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  /** What it shows, and what to look at. */
  readonly about: string;
  readonly limits: Limits;
  readonly workload: Workload;
  /** What the built-in test server does to its requests; a preset that has it needs that server. */
  readonly faults?: TargetFaults;
}

/** What of a scenario file a window leaves to the command line. */
export const SCENARIO_REST = ['seed', 'changes', 'shutdown'] as const;

/** What a scenario file sets up, checked and complete. */
export interface ScenarioSetup {
  readonly limits: Limits;
  readonly workload: Workload;
  /** What it tells besides. */
  readonly leftOut: readonly (typeof SCENARIO_REST)[number][];
}

/** Of a scenario file's text, in UTF-16 code units: so it is in one message whatever stands in it. */
export const MAX_SCENARIO_LENGTH = 150_000;

const NO_WORK = { normal: 0, unstable: 0, slow: 0, failing: 0 };
const MEDIUM = { high: 0, medium: 1, low: 0 };

/** The lesson first: a new window begins with it. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'lesson',
    name: 'The lesson',
    about: 'Ten tasks of four kinds on three workers. A worker waits out the backoff with its task.',
    limits: LESSON_LIMITS,
    workload: LESSON_WORKLOAD,
  },
  {
    id: 'retry-storm',
    name: 'Retry storm',
    about:
      'Everything fails at once and is retried after the same delay: the retries come as a herd. Set jitter to full and run it again.',
    limits: {
      ...DEFAULT_LIMITS,
      workers: 32,
      maxAttempts: 6,
      backoff: { ...DEFAULT_BACKOFFS.fixed, baseMs: 2_000 },
    },
    workload: {
      count: 200,
      mix: { ...NO_WORK, unstable: 1, failing: 3 },
      priorities: MEDIUM,
      arrivals: { kind: 'burst' },
    },
  },
  {
    id: 'starvation',
    name: 'Starvation',
    about:
      'High priority arrives faster than the lanes work, so that low never starts. Set the priority rule to aging or weighted and watch it move.',
    limits: { ...DEFAULT_LIMITS, workers: 3 },
    workload: {
      count: 400,
      mix: { ...NO_WORK, normal: 1 },
      priorities: { high: 8, medium: 1, low: 1 },
      arrivals: { kind: 'poisson', perSecond: 14 },
    },
  },
  {
    id: 'rate-limited',
    name: 'Rate limited',
    about:
      'Eight lanes, but five starts a second after a burst of ten: lanes stand idle while tasks wait for tokens. Retries spend tokens, too.',
    limits: { ...DEFAULT_LIMITS, workers: 8, rate: { perSecond: 5, burst: 10 } },
    workload: {
      count: 80,
      mix: { ...NO_WORK, normal: 3, unstable: 1 },
      priorities: { high: 1, medium: 2, low: 1 },
      arrivals: { kind: 'burst' },
    },
  },
  {
    id: 'overload',
    name: 'Overloaded queue',
    about:
      'Tasks arrive faster than four lanes work and the queue holds twenty: the oldest of the least urgent are dropped. Try reject or block instead.',
    limits: {
      ...DEFAULT_LIMITS,
      workers: 4,
      queueTimeoutMs: 4_000,
      queueCapacity: 20,
      overflow: 'drop-oldest',
    },
    workload: {
      count: 600,
      mix: { ...NO_WORK, normal: 4, unstable: 1 },
      priorities: { high: 1, medium: 2, low: 3 },
      arrivals: { kind: 'poisson', perSecond: 30 },
    },
  },
  {
    id: 'outage',
    name: 'Outage',
    about:
      'Real requests to a test server that serves nothing for two of every ten seconds: retries carry most over it. Set attempts to 2, or jitter to none, and run it again.',
    limits: {
      ...DEFAULT_LIMITS,
      workers: 16,
      maxAttempts: 6,
      attemptTimeoutMs: 1_000,
      backoff: { ...DEFAULT_BACKOFFS.exponential, maxMs: 5_000 },
      jitter: { kind: 'full' },
    },
    workload: {
      count: 600,
      work: { executor: 'http', method: 'GET', url: null },
      mix: LESSON_WORKLOAD.mix,
      priorities: MEDIUM,
      arrivals: { kind: 'constant', perSecond: 20 },
    },
    faults: {
      ...NO_FAULTS,
      latencyMs: 50,
      jitterMs: 50,
      outage: { everyMs: 10_000, lengthMs: 2_000 },
    },
  },
  {
    id: 'rising-load',
    name: 'Rising load',
    about:
      'Four lanes take forty a second, and ten more arrive every five seconds: response time leaves service time behind in the charts. With so many in flight instead, the figures lose sight of the wait.',
    limits: { ...DEFAULT_LIMITS, workers: 4 },
    workload: {
      count: 600,
      work: { executor: 'cpu', load: 'sleep-spin', sleepMs: 100, spinMs: 0 },
      mix: LESSON_WORKLOAD.mix,
      priorities: MEDIUM,
      arrivals: { kind: 'step', perSecond: 10, stepPerSecond: 10, stepMs: 5_000 },
    },
  },
];
