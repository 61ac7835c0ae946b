import type { ResourceLimits } from 'node:worker_threads';
import { LIMIT_RANGES } from '#contract/limits';
import type { AbortReason, AttemptRun, Executor } from '../../engine/ports';
import { taskErrorOf } from '../body-report';
import { BellBoard } from '../thread/bell-board';
import { KeptAlive } from './kept-alive';
import { LaneThread, LEAVING, type ThreadOwner } from './lane-thread';

export interface ThreadExecutorOptions {
  /** The built entry of a thread, absolute. */
  readonly threadPath: string;
  /** What each thread may use of memory. Default: {@link THREAD_LIMITS}. */
  readonly resourceLimits?: ResourceLimits;
  /** A thread is ended when it has had nothing to do for once to twice as long, in milliseconds. Default 30 000. */
  readonly idleMs?: number;
}

/** What a thread is made with. */
export type ThreadOptions = Required<Pick<ThreadExecutorOptions, 'threadPath' | 'resourceLimits'>>;

/**
 * Threads share the memory of the app: one that could grow at will would end it. What lies outside V8's heap, as buffers
 * do, no limit holds; and where one piece alone is larger than what is left, V8 ends the whole program. So the limit is
 * not as low as it could be: the largest Map that there can be, and the one that it grows from, have room in it. In
 * Electron values take half as much, and all threads share one cage of 4 GB.
 */
export const THREAD_LIMITS: ResourceLimits = {
  maxOldGenerationSizeMb: 'electron' in process.versions ? 512 : 1_024,
  maxYoungGenerationSizeMb: 32,
  stackSizeMb: 4,
};

const IDLE_MS = 30_000;
/** Sweeps that find a thread idle until it is ended. */
const SWEEPS_TO_END = 2;
/** Turns of looking for answers before the event loop has its turn. */
const MOST_LOOKS = 256;

/**
 * Does `cpu` and `script` work: one thread a lane, made when the lane first needs it and kept, one attempt at a time.
 * Where a body has to stop, its thread is ended, and the lane's next attempt gets another: so it is too where a body
 * runs out of memory, leaves an error to nobody or ends its thread.
 */
export class ThreadExecutor implements Executor, ThreadOwner {
  readonly #options: ThreadOptions;
  readonly #board = new BellBoard(LIMIT_RANGES.workers.max);
  /** The thread of lane n stands at n. */
  readonly #threads: (LaneThread | undefined)[] = [];
  /** All that are not gone yet, those among them that have been told to end. */
  readonly #alive = new Set<LaneThread>();
  readonly #keptAlive = new KeptAlive();
  readonly #sweepMs: number;
  #sweeper: NodeJS.Timeout | null = null;
  #busy = 0;
  #isClosed = false;

  constructor({ threadPath, resourceLimits = THREAD_LIMITS, idleMs = IDLE_MS }: ThreadExecutorOptions) {
    this.#options = { threadPath, resourceLimits };
    this.#sweepMs = idleMs;
  }

  /** Threads that there are, the ending ones included. */
  get threads(): number {
    return this.#alive.size;
  }

  start(run: AttemptRun): void {
    if (this.#isClosed) {
      run.fail(LEAVING);
      return;
    }
    const thread = this.#threads[run.lane] ?? this.#open(run.lane);
    thread.begin(run);
    if (this.#busy++ === 0) this.#keptAlive.hold();
  }

  abort(run: AttemptRun, reason: AbortReason): void {
    (run.handle as LaneThread).stop(reason);
  }

  told(run: AttemptRun): string | undefined {
    return (run.handle as LaneThread).told();
  }

  /** Ends all threads. Resolves when they are no more; what still ran on them has failed by then. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#sweeper !== null) clearInterval(this.#sweeper);
    this.#sweeper = null;
    await Promise.all(Array.from(this.#alive, (thread) => thread.end()));
    this.#keptAlive.end();
  }

  woken(): void {
    const board = this.#board;
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      // While it looks nobody needs to wake it; whoever rang just before it ceased to sent no message.
      board.isAwake = true;
      const count = board.take(this.#answered);
      board.isAwake = false;
      if (count === 0 && !board.hasAny) return;
    }
    setImmediate(() => this.woken());
  }

  readonly #answered = (lane: number): void => this.#threads[lane]?.answered();

  ended(): void {
    if (--this.#busy === 0) this.#keptAlive.release();
  }

  passOn(thread: LaneThread, run: AttemptRun): void {
    this.#forget(thread);
    try {
      this.start(run);
    } catch (thrown) {
      run.fail(taskErrorOf(thrown));
    }
  }

  gone(thread: LaneThread): void {
    this.#alive.delete(thread);
    this.#forget(thread);
    // It may have been about to wake the yard, for others too.
    setImmediate(() => this.woken());
  }

  #forget(thread: LaneThread): void {
    if (this.#threads[thread.lane] === thread) this.#threads[thread.lane] = undefined;
  }

  #open(lane: number): LaneThread {
    const thread = new LaneThread(lane, this, this.#board, this.#options);
    this.#threads[lane] = thread;
    this.#alive.add(thread);
    this.#sweeper ??= setInterval(() => this.#sweep(), this.#sweepMs).unref();
    return thread;
  }

  /** Ends those that have been idle, as those of lanes that have closed are. */
  #sweep(): void {
    for (const thread of this.#alive) {
      if (!thread.isIdle || ++thread.idleSweeps < SWEEPS_TO_END) continue;
      this.#forget(thread);
      void thread.end();
    }
    if (this.#alive.size > 0 || this.#sweeper === null) return;
    clearInterval(this.#sweeper);
    this.#sweeper = null;
  }
}
