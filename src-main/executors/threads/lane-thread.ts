import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { TaskError } from '#contract/task';
import type { ScriptBody } from '#contract/work';
import type { AbortReason, AttemptRun } from '../../engine/ports';
import { describeAbort } from '../abort-error';
import type { BellBoard } from '../thread/bell-board';
import type { ThreadLink, ToThread } from '../thread/thread-link';
import { ANSWER, ThreadSlot } from '../thread/thread-slot';
import { failWithLog, succeedWithLog, toldLog } from './logged-report';
import { describeEnd } from './thread-end';
import type { ThreadOptions } from './thread-executor';

/** Whoever has threads. */
export interface ThreadOwner {
  /** A message says that there are answers on the board. */
  woken(): void;
  /** Its attempt has ended; told before that is reported. */
  ended(): void;
  /** The thread could not begin the attempt, which is to be started on another one. */
  passOn(thread: LaneThread, run: AttemptRun): void;
  /** The thread is no more. */
  gone(thread: LaneThread): void;
}

/**
 * How long a script that is told to stop may take to end by itself, in milliseconds, before its thread is ended: so
 * that it can put away what it has begun. The lane is to be free within 50 ms of a deadline, and ending takes a few.
 */
export const STOP_GRACE_MS = 15;

/** What work fails with that the program does not wait for. */
export const LEAVING: TaskError = {
  name: 'AbortError',
  message: 'the yard’s program is leaving',
  retryable: false,
};

/** A thread of one lane, and the attempt that is on it. */
export class LaneThread {
  readonly lane: number;
  readonly #owner: ThreadOwner;
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #slot = new ThreadSlot();
  #run: AttemptRun | null = null;
  /** The script that the thread knows of, and the last one it was asked to run. */
  #script: ScriptBody | null = null;
  /** Why the attempt is to stop. */
  #reason: AbortReason | null = null;
  #graceTimer: NodeJS.Timeout | null = null;
  #fault: unknown;
  #ending: Promise<void> | null = null;
  /** Sweeps of the idle since it was last used. */
  idleSweeps = 0;

  constructor(lane: number, owner: ThreadOwner, board: BellBoard, options: ThreadOptions) {
    this.lane = lane;
    this.#owner = owner;
    const { port1, port2 } = new MessageChannel();
    const link: ThreadLink = { lane, slot: this.#slot.memory, board: board.memory, port: port2 };
    this.#worker = new Worker(options.threadPath, {
      workerData: link,
      transferList: [port2],
      resourceLimits: options.resourceLimits,
      // What a thread prints never reaches what the app prints: scripts have theirs in their log. Nobody reads these,
      // since a stream that is read keeps the program alive.
      stdout: true,
      stderr: true,
      argv: [],
      execArgv: [],
      name: `lane ${lane}`,
    });
    this.#worker.on('error', (error) => {
      this.#fault = error;
    });
    this.#worker.on('exit', (code) => this.#gone(code));
    this.#port = port1;
    port1.on('message', () => owner.woken());
    // What keeps the program alive is work under way, and the owner sees to that.
    port1.unref();
    this.#worker.unref();
  }

  get isIdle(): boolean {
    return this.#run === null;
  }

  begin(run: AttemptRun): void {
    const { body } = run.spec;
    this.#run = run;
    this.idleSweeps = 0;
    run.handle = this;
    if (body.executor === 'script') {
      this.#send(body);
      this.#slot.requestScript(run.attempt);
    } else if (body.executor === 'cpu') {
      this.#slot.requestLoad(body);
    }
    if (this.#slot.isInLoop) this.#say({ say: 'look' });
  }

  /** Takes the answer, if it is there, and reports it. */
  answered(): void {
    const run = this.#run;
    const slot = this.#slot;
    if (run === null || !slot.isAtRest) return;
    this.#settled();
    const { answer } = slot;
    switch (answer) {
      case ANSWER.silent:
        succeedWithLog(run, undefined, slot.log);
        return;
      case ANSWER.output:
        succeedWithLog(run, slot.text, slot.log);
        return;
      case ANSWER.failed:
        failWithLog(run, { name: slot.errorName, message: slot.text }, slot.log);
        return;
      case ANSWER.final:
        failWithLog(run, { name: slot.errorName, message: slot.text, retryable: false }, slot.log);
        return;
      case ANSWER.stale:
        void this.end();
        this.#owner.passOn(this, run);
        return;
      default:
        answer satisfies never;
    }
  }

  /** Stops what runs: at once where it has not begun, else by ending the thread. */
  stop(reason: AbortReason): void {
    const run = this.#run;
    if (run === null || this.#reason !== null) return;
    if (this.#slot.withdraw()) {
      this.#settled();
      run.fail(describeAbort(reason));
      return;
    }
    this.#reason = reason;
    if (run.spec.body.executor === 'cpu') {
      void this.end();
      return;
    }
    this.#say({ say: 'stop', ...describeAbort(reason) });
    this.#graceTimer = setTimeout(() => void this.end(), STOP_GRACE_MS);
  }

  /** What the attempt that runs has logged until now. */
  told(): string | undefined {
    return this.#run === null ? undefined : toldLog(this.#run, this.#slot.log);
  }

  /** Ends the thread, whatever it does. Resolves when it is no more. */
  end(): Promise<void> {
    this.#ending ??= this.#worker.terminate().then(() => {});
    return this.#ending;
  }

  #settled(): void {
    this.#run = null;
    this.#reason = null;
    if (this.#graceTimer !== null) clearTimeout(this.#graceTimer);
    this.#graceTimer = null;
    this.#owner.ended();
  }

  #gone(exitCode: number): void {
    this.#port.close();
    // It may have answered, and ended before anybody looked.
    this.answered();
    const run = this.#run;
    const reason = this.#reason;
    if (run !== null) this.#settled();
    this.#owner.gone(this);
    if (run === null) return;
    if (this.#slot.isUp && this.#slot.isRequested && this.#ending === null) {
      this.#owner.passOn(this, run);
    } else {
      const error = reason === null ? this.#describeEnd(exitCode) : describeAbort(reason);
      failWithLog(run, error, this.#slot.log);
    }
  }

  #describeEnd(exitCode: number): TaskError {
    if (this.#ending !== null) return LEAVING;
    return describeEnd(this.#fault, exitCode, this.#slot.isUp);
  }

  /** Every task of a workload has the same body, so the thread mostly knows it. */
  #send(script: ScriptBody): void {
    if (this.#script === script) return;
    this.#script = script;
    const { path, payload } = script;
    this.#say({ say: 'script', script: { path, payload: JSON.stringify(payload) } });
  }

  #say(message: ToThread): void {
    this.#port.postMessage(message);
  }
}
