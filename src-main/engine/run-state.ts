import type { Limits } from '#contract/limits';
import type { YardPhase } from '#contract/yard-view';
import { Journal } from './journal';
import { LanePool } from './lane-pool';
import type { Executor, LogSink, Random } from './ports';
import { ReadyQueue } from './ready-queue';
import type { RunTime } from './run-time';
import { TaskBook } from './task-book';
import { Timetable } from './timetable';
import { TokenBucket } from './token-bucket';

/** What the parts of one run share. Each part changes only what its own comment says. */
export class RunState {
  readonly time: RunTime;
  readonly executor: Executor;
  readonly random: Random;
  readonly journal: Journal;
  readonly timetable: Timetable;
  readonly tasks = new TaskBook();
  readonly ready: ReadyQueue;
  readonly lanes: LanePool;
  /** So many tasks end within one step at the most, of those that many ends come to at once. */
  readonly mostPerStep: number;
  /** Changed by the run alone. */
  limits: Limits;
  /** Changed by the run alone. */
  bucket: TokenBucket | null;
  /** Whether nothing may start; changed by the run alone. */
  isDispatchHeld = false;
  /** Changed by shutdown alone. */
  phase: YardPhase = 'running';
  /** Whether failed attempts may be followed by retries; changed by shutdown alone. */
  allowsRetries = true;

  constructor(
    time: RunTime,
    executor: Executor,
    random: Random,
    sink: LogSink,
    limits: Limits,
    mostPerStep: number,
    onDue: () => void,
  ) {
    this.time = time;
    this.executor = executor;
    this.random = random;
    this.journal = new Journal(time, sink);
    this.timetable = new Timetable(time, onDue, mostPerStep);
    this.ready = new ReadyQueue(limits.priority);
    this.lanes = new LanePool(this.journal);
    this.mostPerStep = mostPerStep;
    this.limits = limits;
    this.bucket = limits.rate === null ? null : new TokenBucket(limits.rate, time.nowMs);
  }
}
