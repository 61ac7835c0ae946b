import type { AttemptRun, Executor } from '../../src-main/engine/ports';

/** Bodies that end when the test says so, and stop at once when they are told to. */
export class ManualExecutor implements Executor {
  /** Those that run, in the order they were started. */
  readonly running: AttemptRun[] = [];

  start(run: AttemptRun): void {
    this.running.push(run);
  }

  abort(run: AttemptRun): void {
    this.#leave(run);
    run.fail({ name: 'AbortError', message: 'told to stop' });
  }

  /** Ends the n-th of those that run, counted around. Does nothing where none runs. */
  end(n: number, how: 'succeeds' | 'fails'): void {
    const run = this.running[n % this.running.length];
    if (run === undefined) return;
    this.#leave(run);
    if (how === 'succeeds') run.succeed();
    else run.fail({ name: 'Error', message: 'meant to fail' });
  }

  #leave(run: AttemptRun): void {
    this.running.splice(this.running.indexOf(run), 1);
  }
}
