import { zeroCounts } from '#contract/counts';
import { limitChangeText } from '#contract/limit-change-text';
import { limitChanges } from '#contract/limit-changes';
import type { Limits } from '#contract/limits';
import type { LaneId, TaskId, TaskPhase } from '#contract/task';
import type { LogLine, RunHeader, TaskEvent } from '#contract/task-event';
import { countEvent } from '../../feed/counts-fold';
import type { RunText } from './run-text';
import { counter, instant, metadata, type TraceEvent, wait, YARD_THREAD } from './trace-event';
import { type TracedTask, TraceLane } from './trace-lane';

/** Counters are told no more often than this, in milliseconds of the run: what is over within it is not seen. */
const COUNTER_MS = 1;

interface PendingTask extends TracedTask {
  phase: TaskPhase;
  /** It backs off, and no lane waits with it. */
  isWaiting: boolean;
}

/**
 * Chrome's trace event format, which Perfetto opens: lanes as threads, attempts and their ghosts as complete events,
 * backoff on a held lane as one, too, and without a lane as an asynchronous one; queued, running and backing off as
 * counters; changed limits and the shutdown as instants.
 */
export class TraceText implements RunText {
  readonly #lanes = new Map<LaneId, TraceLane>();
  readonly #pending = new Map<TaskId, PendingTask>();
  readonly #counts = zeroCounts();
  #limits: Limits | null = null;
  #atMs = 0;
  #countersAtMs = Number.NEGATIVE_INFINITY;
  #counters = '';
  #isFirst = true;

  take(line: LogLine): string {
    if (line.type === 'run') return this.#begin(line);
    const events = this.#countersBefore(line.atMs);
    events.push(...this.#event(line));
    this.#atMs = line.atMs;
    return this.#write(events);
  }

  end(): string {
    const events: TraceEvent[] = [];
    for (const lane of this.#lanes.values()) events.push(...lane.end(this.#atMs));
    for (const { task, isWaiting } of this.#pending.values()) {
      if (isWaiting) events.push(wait('e', task, this.#atMs));
    }
    events.push(this.#counter(this.#atMs));
    return `${this.#write(events)}\n]}\n`;
  }

  #begin(header: RunHeader): string {
    const { app, seed, startedAt, clock, limits } = header;
    this.#limits = limits;
    const otherData = { app, seed, startedAt, clock, limits };
    const head = `{"displayTimeUnit":"ms","otherData":${JSON.stringify(otherData)},"traceEvents":[`;
    const named = [
      metadata('process_name', YARD_THREAD, { name: 'Switchyard' }),
      metadata('thread_name', YARD_THREAD, { name: 'yard' }),
    ];
    return head + this.#write(named);
  }

  #event(event: TaskEvent): TraceEvent[] {
    const before = 'task' in event ? (this.#pending.get(event.task)?.phase ?? null) : null;
    countEvent(this.#counts, event, before);
    switch (event.type) {
      case 'task-submitted': {
        const { task, name, kind, priority } = event;
        this.#pending.set(task, { task, name, kind, priority, phase: 'queued', isWaiting: false });
        return [];
      }
      case 'attempt-started': {
        const task = this.#pending.get(event.task);
        if (task === undefined) return [];
        const named = this.#nameLane(event.lane);
        const waited = this.#endWait(task, event.atMs);
        task.phase = 'running';
        return [...named, ...waited, ...this.#lane(event.lane).start(task, event.attempt, event.atMs)];
      }
      case 'attempt-settled':
        return this.#lane(event.lane).settle(event.atMs, event.outcome, event.error, event.output);
      case 'attempt-stopped':
        return this.#lane(event.lane).stop(event.atMs);
      case 'retry-scheduled': {
        const task = this.#pending.get(event.task);
        if (task !== undefined) task.phase = 'backing-off';
        if (event.lane !== null) {
          this.#lane(event.lane).hold(event);
          return [];
        }
        if (task !== undefined) task.isWaiting = true;
        const { attempt, delayMs } = event;
        return [wait('b', event.task, event.atMs, { name: task?.name, nextAttempt: attempt, delayMs })];
      }
      case 'task-settled': {
        const task = this.#pending.get(event.task);
        this.#pending.delete(event.task);
        const ended = task === undefined ? [] : this.#endWait(task, event.atMs);
        if (before !== 'backing-off' || ended.length > 0) return ended;
        return [...this.#lanes.values()].flatMap((lane) => lane.endHold(event.atMs, event.task));
      }
      case 'task-rejected':
        return [instant(`rejected: ${event.reason}`, event.atMs, { name: event.name })];
      case 'limits-changed': {
        const changes = this.#limits === null ? [] : limitChanges(this.#limits, event.limits);
        this.#limits = event.limits;
        return [instant('limits changed', event.atMs, { changes: changes.map(limitChangeText) })];
      }
      case 'shutdown-requested':
        return [instant(`shutdown: ${event.mode}`, event.atMs, { graceMs: event.graceMs })];
      case 'shutdown-completed':
        return [instant('shut down', event.atMs, { counts: event.counts })];
      case 'lane-opened':
      case 'lane-closed':
        return this.#nameLane(event.lane);
      default:
        return event satisfies never;
    }
  }

  #endWait(task: PendingTask, atMs: number): TraceEvent[] {
    if (!task.isWaiting) return [];
    task.isWaiting = false;
    return [wait('e', task.task, atMs)];
  }

  #lane(number: LaneId): TraceLane {
    let lane = this.#lanes.get(number);
    if (lane === undefined) {
      lane = new TraceLane(number);
      this.#lanes.set(number, lane);
    }
    return lane;
  }

  /** What a lane is called, where it has not been told yet. */
  #nameLane(lane: LaneId): TraceEvent[] {
    if (this.#lanes.has(lane)) return [];
    this.#lane(lane);
    return [
      metadata('thread_name', lane, { name: `lane ${lane}` }),
      metadata('thread_sort_index', lane, { sort_index: lane }),
    ];
  }

  /** How things stood until now, where that is worth telling. */
  #countersBefore(atMs: number): TraceEvent[] {
    if (atMs - this.#countersAtMs < COUNTER_MS) return [];
    this.#countersAtMs = atMs;
    const { queued, running, backingOff } = this.#counts;
    const key = `${queued},${running},${backingOff}`;
    if (key === this.#counters) return [];
    this.#counters = key;
    return [this.#counter(this.#atMs)];
  }

  #counter(atMs: number): TraceEvent {
    const { queued, running, backingOff } = this.#counts;
    return counter('tasks', atMs, { queued, running, backingOff });
  }

  #write(events: readonly TraceEvent[]): string {
    let text = '';
    for (const event of events) {
      text += `${this.#isFirst ? '\n' : ',\n'}${JSON.stringify(event)}`;
      this.#isFirst = false;
    }
    return text;
  }
}
