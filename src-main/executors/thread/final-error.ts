/** An error that no further attempt would mend. */
export class FinalError extends Error {
  readonly retryable = false;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
