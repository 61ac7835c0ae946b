import type { KeptRun } from '#contract/kept-runs';
import type { Problem, Reply } from '#contract/problem';

/** Where a recording goes that is brought in: the runs that are kept. */
export interface RecordingSink {
  write(text: string): Promise<void> | void;
  /** No text follows: it is among the kept runs, or what is wrong with it. */
  end(): Promise<Reply<KeptRun>>;
  /** It is not wanted any more. */
  drop(): void;
}

/** A recording that a window brings in. */
export class ImportedRecording {
  readonly #sink: RecordingSink;
  #isOver = false;

  constructor(sink: RecordingSink) {
    this.#sink = sink;
  }

  async write(text: string): Promise<readonly Problem[] | null> {
    await this.#sink.write(text);
    return null;
  }

  async end(_number: number): Promise<Reply<{ readonly kept: KeptRun }>> {
    this.#isOver = true;
    const kept = await this.#sink.end();
    return kept.ok ? { ok: true, value: { kept: kept.value } } : kept;
  }

  drop(): void {
    if (!this.#isOver) this.#sink.drop();
    this.#isOver = true;
  }
}
