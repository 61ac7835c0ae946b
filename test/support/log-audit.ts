import type { Limits } from '#contract/limits';
import { type LaneId, PRIORITIES, type TaskId } from '#contract/task';
import type { LogLine, TaskEvent } from '#contract/task-event';

/**
 * An auditor of event logs that shares no code with the engine: it reads the log alone and says what in it
 * is against the rules. Exact on a virtual clock, where nothing is late.
 */
export function auditLog(lines: readonly LogLine[]): string[] {
  return new Audit(lines).run();
}

type Phase = 'queued' | 'running' | 'backing-off' | 'settled';

interface AuditedTask {
  readonly id: TaskId;
  readonly level: number;
  readonly submittedAtMs: number;
  readonly submittedSeq: number;
  readonly maxAttempts: number | undefined;
  readonly attemptTimeoutMs: number | null | undefined;
  readonly queueDeadlineMs: number;
  readonly totalDeadlineMs: number;
  phase: Phase;
  attempts: number;
  startedAtMs: number;
  attemptDeadlineMs: number;
  lastOutcome: string | null;
  lastDelayMs: number;
  retryDueMs: number;
  retryReadyAtMs: number;
  heldLane: LaneId | null;
}

interface AuditedLane {
  open: boolean;
  /** `task.attempt` of the body on it. */
  body: string | null;
  heldFor: TaskId | null;
}

const EPSILON = 1e-6;
/** How late a start may be without being late: what a token may lack by {@link EPSILON}, at a slow rate. */
const MARGIN_MS = 0.01;

class Audit {
  readonly #lines: readonly LogLine[];
  readonly #problems: string[] = [];
  readonly #tasks = new Map<TaskId, AuditedTask>();
  readonly #pending = new Set<AuditedTask>();
  readonly #lanes = new Map<LaneId, AuditedLane>();
  /** Attempts that the log later says outlived their verdict. */
  readonly #outlived = new Set<string>();
  #limits: Limits;
  #tokens = 0;
  #tokensAtMs = 0;
  readonly #counts = {
    accepted: 0,
    rejected: 0,
    succeeded: 0,
    failed: 0,
    'timed-out': 0,
    cancelled: 0,
    attempts: 0,
    retries: 0,
    ghosts: 0,
  };
  #shutdown: { mode: string; graceEndMs: number } | null = null;
  #hasStopped = false;
  #event: TaskEvent | null = null;

  constructor(lines: readonly LogLine[]) {
    this.#lines = lines;
    const [header] = lines;
    if (header?.type !== 'run') throw new Error('the first line of a log is its header');
    this.#limits = header.limits;
    this.#tokens = header.limits.rate?.burst ?? 0;
    for (const line of lines) {
      if (line.type === 'attempt-stopped') this.#outlived.add(`${line.task}.${line.attempt}`);
    }
  }

  run(): string[] {
    let seq = 0;
    let atMs = 0;
    for (const line of this.#lines.slice(1)) {
      if (line.type === 'run') {
        this.#say('a second header');
        continue;
      }
      if (line.atMs - atMs > MARGIN_MS) this.#checkNothingIdles(line.atMs - MARGIN_MS);
      this.#event = line;
      if (line.seq !== seq + 1) this.#say(`seq ${line.seq} after ${seq}`);
      if (line.atMs < atMs) this.#say(`time runs back from ${atMs}`);
      if (decimalsOf(line.atMs) > 3) this.#say('more than three decimals');
      if (this.#hasStopped) this.#say('an event after shutdown-completed');
      seq = line.seq;
      atMs = line.atMs;
      this.#check(line);
      this.#checkBounds();
    }
    if (this.#hasStopped && this.#pending.size > 0) this.#say(`${this.#pending.size} tasks never settled`);
    return this.#problems;
  }

  #say(problem: string): void {
    const event = this.#event;
    this.#problems.push(
      event === null ? problem : `seq ${event.seq} ${event.type} at ${event.atMs}: ${problem}`,
    );
  }

  #check(event: TaskEvent): void {
    switch (event.type) {
      case 'lane-opened': {
        const lane = this.#lane(event.lane);
        if (lane.open) this.#say('lane was open');
        lane.open = true;
        if (this.#openLanes() > this.#limits.workers) this.#say('more lanes than workers');
        return;
      }
      case 'lane-closed': {
        const lane = this.#lane(event.lane);
        if (!lane.open) this.#say('lane was closed');
        if (lane.body !== null || lane.heldFor !== null) this.#say('lane was occupied');
        lane.open = false;
        return;
      }
      case 'task-submitted': {
        this.#counts.accepted++;
        if (event.task !== this.#counts.accepted)
          this.#say(`id ${event.task} for task ${this.#counts.accepted}`);
        if (this.#shutdown !== null) this.#say('accepted after shutdown was requested');
        const { queueCapacity, overflow } = this.#limits;
        if (
          queueCapacity !== null &&
          overflow !== 'drop-oldest' &&
          this.#waiting(event.atMs).length >= queueCapacity
        ) {
          this.#say('accepted into a full queue');
        }
        const queueTimeoutMs =
          event.queueTimeoutMs === undefined ? this.#limits.queueTimeoutMs : event.queueTimeoutMs;
        const totalTimeoutMs =
          event.totalTimeoutMs === undefined ? this.#limits.totalTimeoutMs : event.totalTimeoutMs;
        const task: AuditedTask = {
          id: event.task,
          level: PRIORITIES.indexOf(event.priority),
          submittedAtMs: event.atMs,
          submittedSeq: event.seq,
          maxAttempts: event.maxAttempts,
          attemptTimeoutMs: event.attemptTimeoutMs,
          queueDeadlineMs: event.atMs + (queueTimeoutMs ?? Number.POSITIVE_INFINITY),
          totalDeadlineMs: event.atMs + (totalTimeoutMs ?? Number.POSITIVE_INFINITY),
          phase: 'queued',
          attempts: 0,
          startedAtMs: 0,
          attemptDeadlineMs: 0,
          lastOutcome: null,
          lastDelayMs: 0,
          retryDueMs: 0,
          retryReadyAtMs: 0,
          heldLane: null,
        };
        this.#tasks.set(event.task, task);
        this.#pending.add(task);
        return;
      }
      case 'task-rejected':
        this.#counts.rejected++;
        if (event.reason === 'queue-full') {
          const { queueCapacity } = this.#limits;
          if (queueCapacity === null || this.#waiting(event.atMs).length < queueCapacity) {
            this.#say('queue-full, but there was room');
          }
        }
        if (event.reason === 'shutdown' && this.#shutdown === null) this.#say('no shutdown was requested');
        return;
      case 'attempt-started':
        this.#started(event);
        return;
      case 'attempt-settled': {
        const task = this.#known(event.task);
        const lane = this.#lane(event.lane);
        const body = `${event.task}.${event.attempt}`;
        if (task.phase !== 'running' || task.lastOutcome !== null) this.#say('was not running');
        if (event.attempt !== task.attempts) this.#say(`attempt ${event.attempt} of ${task.attempts}`);
        if (lane.body !== body) this.#say(`not on lane ${event.lane}`);
        if (!this.#outlived.has(body)) lane.body = null;
        const deadlineMs = Math.min(task.attemptDeadlineMs, task.totalDeadlineMs);
        if (event.atMs > deadlineMs + EPSILON) this.#say(`past its deadline at ${deadlineMs}`);
        if (event.outcome === 'timed-out' && event.atMs < deadlineMs - EPSILON)
          this.#say('before its deadline');
        task.lastOutcome = event.outcome;
        return;
      }
      case 'attempt-stopped': {
        const lane = this.#lane(event.lane);
        if (lane.body !== `${event.task}.${event.attempt}`) this.#say('no such body on the lane');
        lane.body = null;
        this.#counts.ghosts++;
        const { heldFor } = lane;
        if (heldFor !== null)
          this.#known(heldFor).retryReadyAtMs = Math.max(this.#known(heldFor).retryDueMs, event.atMs);
        return;
      }
      case 'retry-scheduled':
        this.#retried(event);
        return;
      case 'task-settled': {
        const task = this.#known(event.task);
        if (!this.#pending.delete(task)) this.#say('settled before');
        if (event.attempts !== task.attempts)
          this.#say(`${event.attempts} attempts, started ${task.attempts}`);
        if (task.phase === 'running' && task.lastOutcome === null) this.#say('an attempt has no verdict');
        if (event.status === 'succeeded' || event.status === 'failed') {
          if (task.lastOutcome !== event.status) this.#say(`last attempt ${task.lastOutcome}`);
        }
        if (event.status === 'timed-out' && task.lastOutcome !== 'timed-out') {
          const deadlineMs =
            task.attempts === 0 ? Math.min(task.queueDeadlineMs, task.totalDeadlineMs) : task.totalDeadlineMs;
          if (Math.abs(event.atMs - deadlineMs) > EPSILON) this.#say(`its deadline is at ${deadlineMs}`);
        }
        if ((event.status === 'cancelled') !== (event.reason !== undefined))
          this.#say('reason and status disagree');
        if (event.atMs > task.totalDeadlineMs + EPSILON) this.#say('past its total timeout');
        if (task.attempts === 0 && event.atMs > task.queueDeadlineMs + EPSILON)
          this.#say('past its queue timeout');
        task.phase = 'settled';
        if (task.heldLane !== null) this.#lane(task.heldLane).heldFor = null;
        task.heldLane = null;
        this.#counts[event.status]++;
        return;
      }
      case 'limits-changed': {
        this.#advanceBucket(event.atMs);
        const before = this.#limits.rate;
        this.#limits = event.limits;
        const { rate } = event.limits;
        if (rate !== null) this.#tokens = before === null ? rate.burst : Math.min(this.#tokens, rate.burst);
        return;
      }
      case 'shutdown-requested':
        if (this.#shutdown !== null && event.mode !== 'cancel-now')
          this.#say('a second request only escalates');
        this.#shutdown = {
          mode: event.mode,
          graceEndMs: event.graceMs === null ? Number.POSITIVE_INFINITY : event.atMs + event.graceMs,
        };
        return;
      case 'shutdown-completed': {
        if (this.#shutdown === null) this.#say('no shutdown was requested');
        if (this.#openLanes() > 0) this.#say('lanes are open');
        if (this.#pending.size > 0) this.#say(`${this.#pending.size} tasks are pending`);
        const { counts } = event;
        const expected = this.#counts;
        const agree =
          counts.accepted === expected.accepted &&
          counts.rejected === expected.rejected &&
          counts.succeeded === expected.succeeded &&
          counts.failed === expected.failed &&
          counts.timedOut === expected['timed-out'] &&
          counts.cancelled === expected.cancelled &&
          counts.attempts === expected.attempts &&
          counts.retries === expected.retries &&
          counts.ghosts === expected.ghosts &&
          counts.queued + counts.running + counts.backingOff === 0;
        if (!agree) this.#say(`counts ${JSON.stringify(counts)}, by the log ${JSON.stringify(expected)}`);
        this.#hasStopped = true;
      }
    }
  }

  #started(event: Extract<TaskEvent, { type: 'attempt-started' }>): void {
    const task = this.#known(event.task);
    const lane = this.#lane(event.lane);
    if (task.phase !== 'queued' && task.phase !== 'backing-off') this.#say(`was ${task.phase}`);
    if (event.attempt !== task.attempts + 1) this.#say(`attempt ${event.attempt} after ${task.attempts}`);
    if (task.phase === 'queued' && event.atMs > task.queueDeadlineMs) this.#say('past its queue timeout');
    if (task.phase === 'backing-off' && event.atMs < task.retryDueMs - EPSILON) {
      this.#say(`due at ${task.retryDueMs} only`);
    }
    if (!lane.open) this.#say('lane is closed');
    if (lane.body !== null) this.#say(`lane holds ${lane.body}`);
    if (lane.heldFor !== null && lane.heldFor !== event.task) this.#say(`lane is held for ${lane.heldFor}`);
    if (task.heldLane !== null && task.heldLane !== event.lane)
      this.#say(`lane ${task.heldLane} is held for it`);
    if (this.#shutdown !== null && this.#shutdown.mode !== 'finish-all') this.#say('a start on the way down');
    if (task.heldLane === null && this.#occupiedLanes() >= this.#limits.workers)
      this.#say('all workers are busy');
    this.#checkOrder(task, event.atMs);
    const isRetry = event.attempt > 1;
    if (this.#limits.rate !== null && (!isRetry || this.#limits.retriesSpendTokens)) {
      this.#advanceBucket(event.atMs);
      if (this.#tokens < 1 - EPSILON) this.#say(`only ${this.#tokens} tokens`);
      this.#tokens -= 1;
    }
    const timeoutMs =
      task.attemptTimeoutMs === undefined ? this.#limits.attemptTimeoutMs : task.attemptTimeoutMs;
    task.phase = 'running';
    task.lastOutcome = null;
    task.attempts = event.attempt;
    task.startedAtMs = event.atMs;
    task.attemptDeadlineMs = event.atMs + (timeoutMs ?? Number.POSITIVE_INFINITY);
    task.heldLane = null;
    lane.heldFor = null;
    lane.body = `${event.task}.${event.attempt}`;
    this.#counts.attempts++;
  }

  #retried(event: Extract<TaskEvent, { type: 'retry-scheduled' }>): void {
    const task = this.#known(event.task);
    const { backoff, jitter, maxAttempts, backoffLane } = this.#limits;
    this.#counts.retries++;
    if (task.lastOutcome !== 'failed' && task.lastOutcome !== 'timed-out')
      this.#say(`after ${task.lastOutcome}`);
    if (event.attempt !== task.attempts + 1) this.#say(`attempt ${event.attempt} after ${task.attempts}`);
    if (event.attempt > (task.maxAttempts ?? maxAttempts)) this.#say('no attempts are left');
    if (this.#shutdown !== null && this.#shutdown.mode !== 'finish-all') this.#say('a retry on the way down');
    if ((event.lane !== null) !== (backoffLane === 'hold'))
      this.#say(`lane ${event.lane} with ${backoffLane}`);
    const n = task.attempts;
    const plain = {
      none: 0,
      fixed: backoff.baseMs,
      linear: n * backoff.baseMs,
      exponential: backoff.baseMs * 2 ** (n - 1),
    }[backoff.kind];
    const v = Math.min(plain, backoff.maxMs);
    const previous = n === 1 ? backoff.baseMs : Math.max(task.lastDelayMs, backoff.baseMs);
    const [low, high] =
      backoff.kind === 'none'
        ? [0, 0]
        : {
            none: [v, v],
            full: [0, v],
            equal: [v / 2, v],
            decorrelated: [Math.min(backoff.baseMs, backoff.maxMs), 3 * previous],
            proportional:
              jitter.kind === 'proportional' ? [v * (1 - jitter.ratio), v * (1 + jitter.ratio)] : [0, 0],
          }[jitter.kind];
    if (event.delayMs < (low as number) - 0.001 || event.delayMs > (high as number) + 0.001) {
      this.#say(`delay ${event.delayMs} is not from ${low} to ${high}`);
    }
    if (decimalsOf(event.delayMs) > 3) this.#say(`delay ${event.delayMs} has more than three decimals`);
    if (event.delayMs > backoff.maxMs) this.#say(`delay ${event.delayMs} is above the cap ${backoff.maxMs}`);
    task.phase = 'backing-off';
    task.lastDelayMs = event.delayMs;
    task.retryDueMs = event.atMs + event.delayMs;
    task.retryReadyAtMs = task.retryDueMs;
    task.heldLane = event.lane;
    if (event.lane !== null) {
      const lane = this.#lane(event.lane);
      if (lane.heldFor !== null) this.#say(`lane ${event.lane} is held for ${lane.heldFor}`);
      lane.heldFor = event.task;
    }
  }

  /** Strict priority, and FIFO inside a level, among those that could have started instead. */
  #checkOrder(chosen: AuditedTask, nowMs: number): void {
    const isLaneFree = this.#openLanes() > this.#occupiedLanes();
    for (const other of this.#ready(nowMs)) {
      if (other === chosen) continue;
      if (other.heldLane === null && !isLaneFree) continue;
      // Without a shared need for tokens one may start where the other may not.
      if (this.#spends(other) && !this.#spends(chosen)) continue;
      if (this.#limits.priority.kind === 'strict' && other.level < chosen.level) {
        this.#say(`${other.id} is more urgent`);
      }
      if (other.level === chosen.level && readyAt(other) < readyAt(chosen) - EPSILON) {
        this.#say(`${other.id} has waited longer`);
      }
      if (other.level === chosen.level && chosen.phase === 'queued' && other.phase === 'queued') {
        if (other.submittedSeq < chosen.submittedSeq) this.#say(`${other.id} came earlier`);
      }
    }
  }

  /** Just before the next event, nothing may be left that could have started, or should have ended. */
  #checkNothingIdles(atMs: number): void {
    if (this.#shutdown !== null && atMs > this.#shutdown.graceEndMs && this.#pending.size > 0) {
      this.#say(`until then tasks were pending, the grace ended at ${this.#shutdown.graceEndMs}`);
    }
    if (this.#shutdown !== null && this.#shutdown.mode !== 'finish-all') return;
    this.#advanceBucket(atMs);
    const isLaneFree = this.#openLanes() > this.#occupiedLanes();
    for (const task of this.#ready(atMs)) {
      if (task.heldLane === null && !isLaneFree) continue;
      if (this.#spends(task) && this.#tokens < 1 - EPSILON) continue;
      this.#say(`until then task ${task.id} was ready and did not start by ${atMs}`);
    }
  }

  #checkBounds(): void {
    const settled =
      this.#counts.succeeded + this.#counts.failed + this.#counts['timed-out'] + this.#counts.cancelled;
    if (this.#counts.accepted !== settled + this.#pending.size) this.#say('the books do not balance');
    if (this.#occupiedLanes() > this.#openLanes()) this.#say('more work than lanes');
  }

  #spends(task: AuditedTask): boolean {
    return this.#limits.rate !== null && (task.attempts === 0 || this.#limits.retriesSpendTokens);
  }

  /** Tasks that only lack a lane or a token. */
  #ready(nowMs: number): AuditedTask[] {
    return [...this.#pending].filter((task) => {
      if (task.phase === 'queued') return true;
      if (task.phase !== 'backing-off' || task.retryDueMs > nowMs + EPSILON) return false;
      return task.heldLane === null || this.#lane(task.heldLane).body === null;
    });
  }

  /** Tasks in the queue proper. */
  #waiting(nowMs: number): AuditedTask[] {
    return this.#ready(nowMs).filter(({ heldLane }) => heldLane === null);
  }

  #advanceBucket(nowMs: number): void {
    const { rate } = this.#limits;
    if (rate !== null) {
      this.#tokens = Math.min(
        rate.burst,
        this.#tokens + ((nowMs - this.#tokensAtMs) / 1000) * rate.perSecond,
      );
    }
    this.#tokensAtMs = nowMs;
  }

  #known(id: TaskId): AuditedTask {
    const task = this.#tasks.get(id);
    if (task === undefined) throw new Error(`task ${id} was never accepted`);
    return task;
  }

  #lane(number: LaneId): AuditedLane {
    let lane = this.#lanes.get(number);
    if (lane === undefined) {
      lane = { open: false, body: null, heldFor: null };
      this.#lanes.set(number, lane);
    }
    return lane;
  }

  #openLanes(): number {
    return [...this.#lanes.values()].filter(({ open }) => open).length;
  }

  #occupiedLanes(): number {
    return [...this.#lanes.values()].filter(({ body, heldFor }) => body !== null || heldFor !== null).length;
  }
}

/** Since when a ready task has been ready. */
function readyAt(task: AuditedTask): number {
  return task.phase === 'queued' ? task.submittedAtMs : task.retryReadyAtMs;
}

/** How many decimals a number is written with. */
function decimalsOf(value: number): number {
  const text = JSON.stringify(value);
  return text.includes('e') ? Number.POSITIVE_INFINITY : (text.split('.')[1]?.length ?? 0);
}
