import type { TaskId } from '#contract/task';
import type { AbortReason, AttemptRun, Executor } from '../engine/ports';
import { AbortError } from './abort-error';
import { cutOutput, taskErrorOf } from './body-report';

/** What an inline body is given. */
export interface InlineContext {
  readonly task: TaskId;
  /** From 1. */
  readonly attempt: number;
  /** The payload of the task's spec, as it is. */
  readonly payload: unknown;
  /** Aborts when the attempt is told to stop; its reason is an {@link AbortError}. Made when first read. */
  readonly signal: AbortSignal;
}

/** A body: what it returns or resolves to, if text, is the attempt's output; what it throws, its error. */
// biome-ignore lint/suspicious/noConfusingVoidType: a body without a result is written as one that returns nothing
export type InlineFunction = (context: InlineContext) => Promise<string | void> | string | void;

/** Runs async functions of this process, found by their registered names. A body can only be asked to stop. */
export class InlineExecutor implements Executor {
  readonly #bodies: ReadonlyMap<string, InlineFunction>;

  constructor(bodies: ReadonlyMap<string, InlineFunction>) {
    this.#bodies = bodies;
  }

  start(run: AttemptRun): void {
    const { body } = run.spec;
    if (body.executor !== 'inline') {
      throw new Error(`the inline executor was given a body for the ${body.executor} one`);
    }
    const call = this.#bodies.get(body.body);
    if (call === undefined) {
      run.fail({
        name: 'UnknownBody',
        message: `no inline body is registered as ${JSON.stringify(body.body)}`,
        retryable: false,
      });
      return;
    }
    const inlineRun = new InlineRun(run, body.payload);
    run.handle = inlineRun;
    let result: ReturnType<InlineFunction>;
    try {
      result = call(inlineRun);
    } catch (thrown) {
      run.fail(taskErrorOf(thrown));
      return;
    }
    if (!isPromise(result)) {
      run.succeed(cutOutput(result));
      return;
    }
    // One `then` with two functions: awaiting it in an async function of our own costs twice as much.
    result.then(
      (output) => run.succeed(cutOutput(output)),
      (thrown) => run.fail(taskErrorOf(thrown)),
    );
  }

  abort(run: AttemptRun, reason: AbortReason): void {
    (run.handle as InlineRun).abort(reason);
  }
}

/**
 * One run of a body. The controller is made only when the body reads `signal`: it costs more than all the
 * rest, and most bodies never look.
 */
class InlineRun implements InlineContext {
  readonly payload: unknown;
  readonly #run: AttemptRun;
  #controller: AbortController | null = null;
  #reason: AbortReason | null = null;

  constructor(run: AttemptRun, payload: unknown) {
    this.#run = run;
    this.payload = payload;
  }

  get task(): TaskId {
    return this.#run.task;
  }

  get attempt(): number {
    return this.#run.attempt;
  }

  get signal(): AbortSignal {
    if (this.#controller === null) {
      this.#controller = new AbortController();
      if (this.#reason !== null) this.#controller.abort(new AbortError(this.#reason));
    }
    return this.#controller.signal;
  }

  abort(reason: AbortReason): void {
    this.#reason = reason;
    this.#controller?.abort(new AbortError(reason));
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
