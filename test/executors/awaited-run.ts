import type { TaskBody, TaskError } from '#contract/task';
import { RecordedRun } from './recorded-run';

/** A {@link RecordedRun} whose report can be waited for. */
export class AwaitedRun extends RecordedRun {
  /** Resolves with the output; rejects with the error told, as an {@link AttemptFailure}. */
  readonly ended: Promise<string>;
  #resolve: (output: string) => void = () => {};
  #reject: (failure: AttemptFailure) => void = () => {};

  constructor(body: TaskBody) {
    super(body);
    this.ended = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Nobody has to look.
    this.ended.catch(() => {});
  }

  override succeed(output?: string): void {
    super.succeed(output);
    this.#resolve(output ?? '');
  }

  override fail(error: TaskError): void {
    super.fail(error);
    this.#reject(new AttemptFailure(error));
  }

  /** The error that the attempt failed with. */
  async failure(): Promise<TaskError> {
    return this.ended.then(
      (output) => {
        throw new Error(`the attempt succeeded: ${output}`);
      },
      ({ error }: AttemptFailure) => error,
    );
  }
}

class AttemptFailure extends Error {
  constructor(readonly error: TaskError) {
    super(`${error.name}: ${error.message}`);
  }
}
