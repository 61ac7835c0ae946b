import type { CommandBody } from '#contract/work';
import type { AbortReason, AttemptRun, Executor } from '../../engine/ports';
import { CommandAttempt } from './command-attempt';

/** Between asking a program to end and killing it, in milliseconds. */
export const COMMAND_GRACE_MS = 2_000;

const LEAVING: AbortReason = { kind: 'cancelled', reason: 'shutdown' };

/**
 * Runs programs of this machine, with the rights of whoever started the yard and without a shell. An attempt that is
 * told to stop has all that it started asked to end (TERM; on Windows ended at once), and killed after a grace.
 */
export class CommandExecutor implements Executor {
  readonly #graceMs: number;
  readonly #running = new Set<CommandAttempt>();
  #whenNoneRun: (() => void)[] = [];
  readonly #killAll = () => this.kill();

  constructor(graceMs = COMMAND_GRACE_MS) {
    this.#graceMs = graceMs;
  }

  start(run: AttemptRun): void {
    const attempt: CommandAttempt = new CommandAttempt({
      run,
      body: commandBodyOf(run),
      graceMs: this.#graceMs,
      onGone: () => this.#forget(attempt),
    });
    run.handle = attempt;
    // However this process ends, short of being killed itself: nothing that it started outlives it.
    if (this.#running.size === 0) process.on('exit', this.#killAll);
    this.#running.add(attempt);
    attempt.start();
  }

  abort(run: AttemptRun, reason: AbortReason): void {
    (run.handle as CommandAttempt).abort(reason);
  }

  told(run: AttemptRun): string | undefined {
    return (run.handle as CommandAttempt).told();
  }

  /** Ends whatever runs. Resolves once nothing does. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#running.size === 0) return resolve();
      this.#whenNoneRun.push(resolve);
      for (const attempt of this.#running) attempt.abort(LEAVING);
    });
  }

  /** Kills whatever runs, for a program that leaves this very moment. */
  kill(): void {
    for (const attempt of this.#running) attempt.kill();
  }

  #forget(attempt: CommandAttempt): void {
    this.#running.delete(attempt);
    if (this.#running.size > 0) return;
    process.off('exit', this.#killAll);
    const waiting = this.#whenNoneRun;
    this.#whenNoneRun = [];
    for (const resolve of waiting) resolve();
  }
}

function commandBodyOf({ spec: { body } }: AttemptRun): CommandBody {
  if (body.executor === 'command') return body;
  throw new Error(`the command executor was given a body for the ${body.executor} one`);
}
