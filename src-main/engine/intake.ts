import type { RejectReason, TaskSpec } from '#contract/task';
import type { Submission } from './ports';
import type { RunState } from './run-state';
import type { Settlement } from './settlement';
import type { Task } from './task';
import { FunctionAlarm } from './timetable';

const BLOCKED: Submission = { status: 'blocked' };

interface Waiter {
  /** Null once it was called or has given up. */
  resume: (() => void) | null;
}

/** The door of a run: who comes in, who is turned away, who waits outside. */
export class Intake {
  readonly #state: RunState;
  readonly #settlement: Settlement;
  readonly #waiters: Waiter[] = [];

  constructor(state: RunState, settlement: Settlement) {
    this.#state = state;
    this.#settlement = settlement;
  }

  submit(spec: TaskSpec): Submission {
    const { phase, limits } = this.#state;
    if (phase !== 'running') return this.#reject(spec, 'shutdown');
    if (this.#hasRoom) return this.#accept(spec);
    switch (limits.overflow) {
      case 'block':
        return BLOCKED;
      case 'reject':
        return this.#reject(spec, 'queue-full');
      case 'drop-oldest': {
        // Retries own their places. The newcomer counts as one of the queue: where all others are more
        // urgent it is dropped itself.
        if (this.#state.ready.oldestOfLowest() === null) return this.#reject(spec, 'queue-full');
        const accepted = this.#accept(spec);
        const oldest = this.#state.ready.oldestOfLowest();
        if (oldest !== null) this.#settlement.cancel(oldest, 'dropped');
        return accepted;
      }
    }
  }

  /** Calls back once, when a blocked submission may be tried again; first come, first called. */
  whenRoom(resume: () => void): () => void {
    const waiter: Waiter = { resume };
    this.#waiters.push(waiter);
    return () => {
      waiter.resume = null;
    };
  }

  /** Whether somebody waits who could try again. */
  get canResume(): boolean {
    return this.#waiters.length > 0 && !this.#wouldBlock;
  }

  /** Calls the first who waits, where trying again would not be in vain. False where nobody was called. */
  resumeWaiter(): boolean {
    while (this.canResume) {
      const resume = this.#waiters.shift()?.resume ?? null;
      if (resume === null) continue;
      resume();
      return true;
    }
    return false;
  }

  get #hasRoom(): boolean {
    const { limits, ready } = this.#state;
    return limits.queueCapacity === null || ready.queued < limits.queueCapacity;
  }

  get #wouldBlock(): boolean {
    const { phase, limits } = this.#state;
    return phase === 'running' && limits.overflow === 'block' && !this.#hasRoom;
  }

  #accept(spec: TaskSpec): Submission {
    const { tasks, journal, ready, time } = this.#state;
    const task = tasks.accept(spec);
    this.#setDeadlines(task);
    journal.taskSubmitted(task);
    ready.addFresh(task, time.nowMs);
    return { status: 'accepted', task: task.id };
  }

  #setDeadlines(task: Task): void {
    const { limits, timetable } = this.#state;
    const { own } = task.spec;
    const queueTimeoutMs = own?.queueTimeoutMs === undefined ? limits.queueTimeoutMs : own.queueTimeoutMs;
    if (queueTimeoutMs !== null) {
      task.queueAlarm = new FunctionAlarm(() => this.#settlement.queueTimedOut(task, queueTimeoutMs));
      timetable.set(task.queueAlarm, queueTimeoutMs);
    }
    const totalTimeoutMs = own?.totalTimeoutMs === undefined ? limits.totalTimeoutMs : own.totalTimeoutMs;
    if (totalTimeoutMs !== null) {
      task.totalAlarm = new FunctionAlarm(() => this.#settlement.totalTimedOut(task, totalTimeoutMs));
      timetable.set(task.totalAlarm, totalTimeoutMs);
    }
  }

  #reject(spec: TaskSpec, reason: RejectReason): Submission {
    this.#state.journal.taskRejected(spec.name, reason);
    return { status: 'rejected', reason };
  }
}
