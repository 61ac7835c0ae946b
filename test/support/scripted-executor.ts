import type { TaskBody } from '#contract/task';
import type { AbortReason, AttemptRun, Clock, Executor } from '../../src-main/engine/ports';

/** How one body behaves, attempt by attempt alike. */
export interface Script {
  /** How long it runs, in milliseconds; 0: it ends within `start`; null: it never ends by itself. */
  readonly runsMs: number | null;
  /** How many attempts fail before one succeeds; null: every one. */
  readonly failAttempts: number | null;
  readonly fatal?: boolean;
  /** How long it goes on after an abort, in milliseconds; 0: stops within `abort`; null: ignores it. */
  readonly stopsAfterMs: number | null;
}

export const SUCCEEDS: Script = { runsMs: 10, failAttempts: 0, stopsAfterMs: 0 };

export function scriptedBody(script: Script): TaskBody {
  return { executor: 'inline', body: 'script', payload: script };
}

interface Work {
  cancelTimer: () => void;
}

/** Plays scripts on a clock, and keeps count of the bodies that run, by the executor's own lights. */
export class ScriptedExecutor implements Executor {
  readonly #clock: Clock;
  running = 0;
  mostRunning = 0;
  readonly aborts: string[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  start(run: AttemptRun): void {
    this.running++;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    const script = scriptOf(run);
    if (script.runsMs === 0) this.#end(run);
    else if (script.runsMs !== null) this.#endIn(run, script.runsMs);
    else run.handle = { cancelTimer: () => {} } satisfies Work;
  }

  abort(run: AttemptRun, reason: AbortReason): void {
    this.aborts.push(
      `${run.task}.${run.attempt} ${reason.kind === 'cancelled' ? reason.reason : reason.kind}`,
    );
    const { stopsAfterMs } = scriptOf(run);
    if (stopsAfterMs === null) return;
    (run.handle as Work).cancelTimer();
    if (stopsAfterMs === 0) this.#end(run);
    else this.#endIn(run, stopsAfterMs);
  }

  #endIn(run: AttemptRun, delayMs: number): void {
    run.handle = {
      cancelTimer: this.#clock.at(this.#clock.now() + delayMs, () => this.#end(run)),
    } satisfies Work;
  }

  #end(run: AttemptRun): void {
    this.running--;
    const { failAttempts, fatal } = scriptOf(run);
    if (failAttempts !== null && run.attempt > failAttempts) run.succeed(`done ${run.task}`);
    else if (fatal) run.fail({ name: 'Error', message: 'fatal', retryable: false });
    else run.fail({ name: 'Error', message: `no ${run.task}.${run.attempt}` });
  }
}

function scriptOf(run: AttemptRun): Script {
  if (run.spec.body.executor !== 'inline') throw new Error('a scripted executor plays scripts only');
  return run.spec.body.payload as Script;
}
