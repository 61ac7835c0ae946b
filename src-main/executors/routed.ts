import type { TaskBody } from '#contract/task';
import type { AbortReason, AttemptRun, Executor } from '../engine/ports';

/** Gives every attempt to the executor that its body names. */
export class RoutedExecutor implements Executor {
  readonly #executors: Readonly<Record<TaskBody['executor'], Executor>>;

  constructor(executors: Readonly<Record<TaskBody['executor'], Executor>>) {
    this.#executors = executors;
  }

  start(run: AttemptRun): void {
    this.#executors[run.spec.body.executor].start(run);
  }

  abort(run: AttemptRun, reason: AbortReason): void {
    this.#executors[run.spec.body.executor].abort(run, reason);
  }
}
