import type { SimulatedBody, TaskBody, TaskError } from '#contract/task';
import type { AbortReason, AttemptRun, CancelTimer, Clock, Executor, Random } from '../engine/ports';
import { describeAbort } from './abort-error';

/**
 * Pretends to work, on the yard's own clock: an attempt takes its drawn time and nothing else. A body that
 * heeds cancellation stops within `abort`; one that ignores it runs to its own end.
 */
export class SimulatedExecutor implements Executor {
  readonly #clock: Clock;
  readonly #random: Random;

  /** @param random where durations come from: stream is the task, index the attempt */
  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  start(run: AttemptRun): void {
    const body = simulatedBodyOf(run.spec.body);
    const durationMs = this.#durationMsOf(body, run);
    run.handle = this.#clock.at(this.#clock.now() + durationMs, () => {
      const error = failureOf(body, run);
      if (error === null) run.succeed(`task ${run.task} done on attempt ${run.attempt}`);
      else run.fail(error);
    });
  }

  abort(run: AttemptRun, reason: AbortReason): void {
    if (simulatedBodyOf(run.spec.body).ignoresCancel === true) return;
    (run.handle as CancelTimer)();
    // In words only: an Error would take a stack trace, which costs more than the whole attempt.
    run.fail(describeAbort(reason));
  }

  /** A whole number of milliseconds from `minMs` to `maxMs`. */
  #durationMsOf(body: SimulatedBody, run: AttemptRun): number {
    const lengths = body.maxMs - body.minMs + 1;
    return body.minMs + Math.floor(this.#random.draw(run.task, run.attempt) * lengths);
  }
}

function failureOf(body: SimulatedBody, run: AttemptRun): TaskError | null {
  if (body.failAttempts !== null && run.attempt > body.failAttempts) return null;
  const message =
    body.failAttempts === null
      ? `task ${run.task} is meant to fail every time`
      : `task ${run.task} is meant to fail on attempt ${run.attempt}`;
  const name = 'SimulatedFailure';
  return body.fatal === true ? { name, message, retryable: false } : { name, message };
}

function simulatedBodyOf(body: TaskBody): SimulatedBody {
  if (body.executor === 'simulated') return body;
  throw new Error(`the simulated executor was given a body for the ${body.executor} one`);
}
