import type { Outcome, Priority, TaskId } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';
import type { TaskBoundEvent } from '#contract/task-record';

/** Writes events of a log one after another, so that a test says only what it is about. */
export class LogWriter {
  #seq = 0;
  #tasks = 0;

  submitted(atMs: number, of: { name?: string; kind?: string; priority?: Priority } = {}): TaskBoundEvent {
    const task = ++this.#tasks;
    const { name = `task ${task}`, kind = 'normal', priority = 'medium' } = of;
    return { type: 'task-submitted', seq: ++this.#seq, atMs, task, name, kind, priority };
  }

  started(atMs: number, task: TaskId, attempt = 1, lane = 1): TaskBoundEvent {
    return { type: 'attempt-started', seq: ++this.#seq, atMs, task, attempt, lane };
  }

  ended(atMs: number, task: TaskId, outcome: Outcome, attempt = 1, lane = 1): TaskBoundEvent {
    return { type: 'attempt-settled', seq: ++this.#seq, atMs, task, attempt, lane, outcome };
  }

  stopped(atMs: number, task: TaskId, attempt = 1, lane = 1): TaskBoundEvent {
    return { type: 'attempt-stopped', seq: ++this.#seq, atMs, task, attempt, lane };
  }

  retryIn(atMs: number, task: TaskId, delayMs: number, attempt = 2): TaskBoundEvent {
    return { type: 'retry-scheduled', seq: ++this.#seq, atMs, task, attempt, delayMs, lane: null };
  }

  settled(atMs: number, task: TaskId, status: Outcome, message?: string): TaskBoundEvent {
    const event = { type: 'task-settled', seq: ++this.#seq, atMs, task, status, attempts: 1 } as const;
    if (message === undefined) return event;
    return status === 'succeeded'
      ? { ...event, output: message }
      : { ...event, error: { name: 'Oh', message } };
  }

  laneOpened(atMs: number, lane: number): TaskEvent {
    return { type: 'lane-opened', seq: ++this.#seq, atMs, lane };
  }
}
