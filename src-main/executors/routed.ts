import type { TaskBody } from '#contract/task';
import type { AbortReason, AttemptRun, Executor } from '../engine/ports';

/** Some executors, each by the name that bodies know it by. */
export type ExecutorsByName = { readonly [N in TaskBody['executor']]?: Executor };

/**
 * Gives every attempt to the executor that its body names. Where it has none of that name the attempt fails for good.
 */
export class RoutedExecutor implements Executor {
  readonly #executors: ExecutorsByName;

  constructor(executors: ExecutorsByName) {
    this.#executors = executors;
  }

  start(run: AttemptRun): void {
    const { executor } = run.spec.body;
    const found = this.#executors[executor];
    if (found !== undefined) found.start(run);
    else run.fail({ name: 'NoExecutor', message: `this yard does no ${executor} work`, retryable: false });
  }

  abort(run: AttemptRun, reason: AbortReason): void {
    this.#executors[run.spec.body.executor]?.abort(run, reason);
  }

  told(run: AttemptRun): string | undefined {
    return this.#executors[run.spec.body.executor]?.told?.(run);
  }
}
