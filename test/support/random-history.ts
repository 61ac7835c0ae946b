import { type CancelReason, OUTCOMES, PRIORITIES, type TaskError, type TaskId } from '#contract/task';
import { applyEvent, type TaskBoundEvent, type TaskRecord } from '#contract/task-record';

const NAMES = [
  'slow 9',
  'slow 10',
  'Slow 007',
  'task 3',
  '42',
  'Box (A)',
  '',
  'batch 2 item 5',
  'ÉTÉ 1',
  'x1234567890123456789',
];
const KINDS = ['normal', 'kind 7', 'odd'];
const REASONS: readonly CancelReason[] = ['user', 'shutdown', 'dropped', 'grace-expired'];

type Written = TaskBoundEvent extends infer E
  ? E extends TaskBoundEvent
    ? Omit<E, 'seq' | 'atMs'>
    : never
  : never;

/**
 * A run of tasks that begin, fail, are retried, end and leave ghosts as draws say, told event by event; and
 * what a plain store, one record beside the other, would know of them.
 */
export class RandomHistory {
  readonly #tell: (event: TaskBoundEvent) => void;
  readonly #maxSettled: number;
  /** In the order of their numbers. */
  readonly records = new Map<TaskId, TaskRecord>();
  #settled: TaskId[] = [];
  forgotten = 0;
  #seq = 0;
  #atMs = 0;
  #tasks = 0;

  constructor(maxSettled: number, tell: (event: TaskBoundEvent) => void) {
    this.#maxSettled = maxSettled;
    this.#tell = tell;
  }

  get nowMs(): number {
    return this.#atMs;
  }

  /** Time goes by, and nothing happens. */
  pass(ms: number): void {
    this.#atMs += ms;
  }

  /** The next thing that happens. */
  step(draw: number): void {
    this.#atMs += draw % 7;
    const pending = [...this.records.values()].filter(({ settledAtMs }) => settledAtMs === null);
    const record = pending[(draw >> 4) % Math.max(1, pending.length)];
    if (record === undefined || draw % 5 < 2) this.#submit(draw >> 4);
    else if (record.phase === 'running') this.#end(record, draw >> 8);
    else if (draw % 11 === 0) this.#settle(record, 'cancelled', draw >> 8);
    else this.#start(record, draw >> 8);
    if (draw % 13 === 0) this.#stopGhost(draw >> 4);
  }

  /** Another run begins. */
  clear(): void {
    this.records.clear();
    this.#settled = [];
    this.forgotten = 0;
    this.#tasks = 0;
    this.#atMs = 0;
  }

  #submit(draw: number): void {
    const own = [undefined, { maxAttempts: 4 }, { attemptTimeoutMs: null, totalTimeoutMs: 9 }][draw % 3];
    this.#write({
      type: 'task-submitted',
      task: ++this.#tasks,
      name: NAMES[draw % NAMES.length] ?? '',
      kind: KINDS[draw % KINDS.length] ?? '',
      priority: PRIORITIES[draw % 3] ?? 'low',
      ...own,
      ...(draw % 4 === 0 ? { intendedAtMs: this.#atMs - 1.5 } : null),
    });
  }

  #start({ task, attempts }: TaskRecord, draw: number): void {
    this.#write({ type: 'attempt-started', task, attempt: attempts.length + 1, lane: 1 + (draw % 3) });
  }

  #end(record: TaskRecord, draw: number): void {
    const { task, attempts } = record;
    const last = attempts.at(-1);
    if (last === undefined) return;
    const outcome = OUTCOMES[draw % OUTCOMES.length] ?? 'failed';
    const error = outcome === 'succeeded' ? null : errorOf(task, draw);
    const { attempt, lane } = last;
    this.#write({
      type: 'attempt-settled',
      task,
      attempt,
      lane,
      outcome,
      ...(error === null ? null : { error }),
    });
    if (outcome === 'failed' && draw % 2 === 0) {
      this.#write({ type: 'retry-scheduled', task, attempt: attempt + 1, delayMs: draw % 50, lane: null });
    } else {
      this.#settle(record, outcome, draw, error ?? undefined);
    }
  }

  #settle(
    { task, attempts }: TaskRecord,
    status: (typeof OUTCOMES)[number],
    draw: number,
    error?: TaskError,
  ): void {
    const reason = status === 'cancelled' ? { reason: REASONS[draw % REASONS.length] ?? 'user' } : null;
    const output = status === 'succeeded' && draw % 5 > 0 ? { output: outputOf(task, draw) } : null;
    this.#write({
      type: 'task-settled',
      task,
      status,
      attempts: attempts.length,
      ...output,
      ...(error === undefined ? null : { error }),
      ...reason,
    });
    this.#settled.push(task);
    const oldest = this.#settled.length > this.#maxSettled ? this.#settled.shift() : undefined;
    if (oldest === undefined) return;
    this.records.delete(oldest);
    this.forgotten++;
  }

  #stopGhost(draw: number): void {
    const settled = [...this.records.values()].filter(({ settledAtMs }) => settledAtMs !== null);
    const record = settled[draw % Math.max(1, settled.length)];
    const last = record?.attempts.at(-1);
    if (record === undefined || last === undefined || last.stoppedAtMs !== null) return;
    this.#write({ type: 'attempt-stopped', task: record.task, attempt: last.attempt, lane: last.lane });
  }

  #write(event: Written): void {
    const written = { ...event, seq: ++this.#seq, atMs: this.#atMs } as TaskBoundEvent;
    this.records.set(written.task, applyEvent(this.records.get(written.task), written));
    this.#tell(written);
  }
}

function errorOf(task: TaskId, draw: number): TaskError {
  const messages = [
    `task ${task} is meant to fail`,
    'no such street',
    `${task}${task}`,
    `at ${task}, 12 of 30`,
  ];
  const message = messages[draw % messages.length] ?? '';
  return draw % 3 === 0 ? { name: 'Oh', message, retryable: false } : { name: `Error ${draw % 2}`, message };
}

function outputOf(task: TaskId, draw: number): string {
  const outputs = [`task ${task} done on attempt 1`, 'Delivered', String(task), `v${task}.${task}`, ''];
  return outputs[draw % outputs.length] ?? '';
}
