import { COUNT_OF_OUTCOME, type Counts, zeroCounts } from '#contract/counts';
import type { LaneId, TaskId } from '#contract/task';
import type {
  AttemptSettled,
  AttemptStarted,
  AttemptStopped,
  LogLine,
  RetryScheduled,
  TaskEvent,
} from '#contract/task-event';

interface PendingTask {
  /** Null: it has no limit of its own. */
  readonly maxAttempts: number | null;
  /** The number of the attempt that may start next; null: none may. */
  nextAttempt: number | null;
  attempts: number;
  isRunning: boolean;
}

interface OpenLane {
  /** `task.attempt` of the body on it, until its verdict. */
  running: string | null;
  /** The one whose verdict was the last; it may still be there, as the log tells later. */
  judged: string | null;
}

/** Problems told one by one; of more, only how many. */
const MAX_TOLD = 20;

/**
 * Audits a log line by line, and keeps of it only what is pending: for logs too long to be held. It knows less than
 * {@link auditLog}: that nothing is lost or settled twice, that lanes do not overlap, that attempts are numbered and
 * bounded, and that the books at the end are those of the log.
 */
export class LogBooks {
  readonly #pending = new Map<TaskId, PendingTask>();
  readonly #lanes = new Map<LaneId, OpenLane>();
  readonly #counts = zeroCounts();
  readonly #problems: string[] = [];
  #problemCount = 0;
  #seq = 0;
  #atMs = 0;
  #maxAttempts = 0;
  #isOver = false;

  /** What the log tells of tasks and attempts, by now. */
  get counts(): Readonly<Counts> {
    return { ...this.#counts };
  }

  get events(): number {
    return this.#seq;
  }

  take(line: LogLine): void {
    if (line.type === 'run') {
      this.#maxAttempts = line.limits.maxAttempts;
      if (this.#seq > 0) this.#object('a header within the log');
      return;
    }
    this.#check(line.seq === this.#seq + 1, `event ${line.seq} follows event ${this.#seq}`);
    this.#check(line.atMs >= this.#atMs, `event ${line.seq} is earlier than the one before it`);
    this.#check(!this.#isOver, `event ${line.seq} follows the end`);
    this.#seq = line.seq;
    this.#atMs = line.atMs;
    this.#apply(line);
  }

  /** What was against the rules, in a log that ends here: empty where nothing was. */
  end(): string[] {
    this.#check(this.#isOver, 'the log has no end');
    const untold = this.#problemCount - this.#problems.length;
    return untold === 0 ? [...this.#problems] : [...this.#problems, `and ${untold} more`];
  }

  #apply(event: TaskEvent): void {
    switch (event.type) {
      case 'lane-opened':
        this.#check(!this.#lanes.has(event.lane), `lane ${event.lane} opens twice`);
        this.#lanes.set(event.lane, { running: null, judged: null });
        return;
      case 'lane-closed':
        this.#check(this.#lanes.get(event.lane)?.running === null, `lane ${event.lane} closes over its work`);
        this.#lanes.delete(event.lane);
        return;
      case 'task-submitted':
        this.#check(event.task === this.#counts.accepted + 1, `task ${event.task} is out of turn`);
        this.#counts.accepted++;
        this.#pending.set(event.task, {
          maxAttempts: event.maxAttempts ?? null,
          nextAttempt: 1,
          attempts: 0,
          isRunning: false,
        });
        return;
      case 'task-rejected':
        this.#counts.rejected++;
        return;
      case 'attempt-started':
        this.#start(event);
        return;
      case 'attempt-settled':
        this.#judge(event);
        return;
      case 'attempt-stopped':
        this.#stop(event);
        return;
      case 'retry-scheduled':
        this.#retry(event);
        return;
      case 'task-settled': {
        const task = this.#pending.get(event.task);
        this.#check(task?.isRunning === false, `task ${event.task} settles twice, or while it runs`);
        this.#check(task?.attempts === event.attempts, `task ${event.task} miscounts its attempts`);
        this.#pending.delete(event.task);
        this.#counts[COUNT_OF_OUTCOME[event.status]]++;
        return;
      }
      case 'limits-changed':
        this.#maxAttempts = event.limits.maxAttempts;
        return;
      case 'shutdown-requested':
        return;
      case 'shutdown-completed':
        this.#close(event.counts);
        return;
      default:
        event satisfies never;
    }
  }

  #start({ task: id, attempt, lane: number }: AttemptStarted): void {
    const task = this.#pending.get(id);
    const lane = this.#lanes.get(number);
    this.#counts.attempts++;
    this.#check(task !== undefined && !task.isRunning, `task ${id} starts while it cannot`);
    this.#check(lane?.running === null, `task ${id} starts on lane ${number}, which is not free`);
    if (task !== undefined) {
      this.#check(attempt === task.nextAttempt, `task ${id} starts attempt ${attempt} out of turn`);
      task.attempts = attempt;
      task.nextAttempt = null;
      task.isRunning = true;
    }
    if (lane === undefined) return;
    lane.running = `${id}.${attempt}`;
    // Whoever was here before has really gone: were it told to stop later, that would be an overlap.
    lane.judged = null;
  }

  #judge({ task: id, attempt, lane: number }: AttemptSettled): void {
    const body = `${id}.${attempt}`;
    const lane = this.#lanes.get(number);
    const task = this.#pending.get(id);
    this.#check(lane?.running === body, `attempt ${body} settles on lane ${number}, where it does not run`);
    if (lane !== undefined) {
      lane.running = null;
      lane.judged = body;
    }
    if (task !== undefined) task.isRunning = false;
  }

  #retry({ task: id, attempt }: RetryScheduled): void {
    const task = this.#pending.get(id);
    this.#counts.retries++;
    this.#check(task?.isRunning === false && task.nextAttempt === null, `task ${id} is not to be retried`);
    if (task === undefined) return;
    this.#check(attempt === task.attempts + 1, `task ${id} is to start attempt ${attempt} out of turn`);
    this.#check(attempt <= (task.maxAttempts ?? this.#maxAttempts), `task ${id} is retried too often`);
    task.nextAttempt = attempt;
  }

  #stop({ task, attempt, lane: number }: AttemptStopped): void {
    const lane = this.#lanes.get(number);
    this.#counts.ghosts++;
    this.#check(
      lane?.judged === `${task}.${attempt}`,
      `attempt ${task}.${attempt} stops on lane ${number}, which others have had since, or which was closed`,
    );
    if (lane !== undefined) lane.judged = null;
  }

  #close(told: Counts): void {
    this.#isOver = true;
    this.#check(this.#pending.size === 0, `${this.#pending.size} tasks never settled`);
    this.#check(this.#lanes.size === 0, `${this.#lanes.size} lanes never closed`);
    for (const [name, count] of Object.entries(this.#counts)) {
      const said = told[name as keyof Counts];
      this.#check(said === count, `the log says ${said} for ${name} at its end, and tells of ${count}`);
    }
  }

  #check(holds: boolean, problem: string): void {
    if (!holds) this.#object(problem);
  }

  #object(problem: string): void {
    if (this.#problemCount++ < MAX_TOLD) this.#problems.push(problem);
  }
}
