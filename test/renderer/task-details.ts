import type { TaskDetail } from '#contract/task-detail';
import type { AttemptRecord, TaskRecord } from '#contract/task-record';

/** An attempt that has failed, but for what is given. */
export function attempt(some: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    attempt: 1,
    lane: 1,
    startedAtMs: 100,
    settledAtMs: 300,
    outcome: 'failed',
    error: { name: 'Error', message: 'boom' },
    stoppedAtMs: null,
    ...some,
  };
}

/** A task that waits for its first start, but for what is given. */
export function record(some: Partial<TaskRecord> = {}): TaskRecord {
  return {
    task: 12,
    name: 'slow 12',
    kind: 'slow',
    priority: 'medium',
    own: null,
    submittedAtMs: 0,
    intendedAtMs: 0,
    phase: 'queued',
    attempts: [],
    retryAtMs: null,
    backoffMs: 0,
    settledAtMs: null,
    output: null,
    error: null,
    reason: null,
    ...some,
  };
}

/** What a yard tells of a task at 1 s of its first run, but for what is given. */
export function detail(some: Partial<TaskDetail> = {}): TaskDetail {
  return {
    run: 1,
    seq: 10,
    atMs: 1_000,
    record: record(),
    spec: {
      name: 'slow 12',
      kind: 'slow',
      priority: 'medium',
      body: { executor: 'simulated', minMs: 5_000, maxMs: 5_000, failAttempts: 0 },
    },
    limits: { maxAttempts: 3, attemptTimeoutMs: 2_000, queueTimeoutMs: null, totalTimeoutMs: null },
    deadlines: [],
    waiting: null,
    ending: null,
    ...some,
  };
}
