import type { TimeSpan } from '../../canvas/time-span';
import type { Yard } from '../../state/yard-store';
import { type HistoryPicture, historyPicture } from './history-picture';

/** The whole run is summed up anew so often while it goes on, in milliseconds. */
const REFRESH_MS = 1_000;
/** After a refusal it is tried again no sooner. */
const PATIENCE_MS = 5_000;

/** The whole run, all lanes added up, as main sums it up: asked for again while it grows. */
export class OverviewSource {
  readonly #yard: Yard;
  readonly #onAnswer: () => void;
  #picture: HistoryPicture | null = null;
  #askedAtMs = Number.NEGATIVE_INFINITY;
  #patienceMs = REFRESH_MS;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking = false;

  constructor(yard: Yard, onAnswer: () => void) {
    this.#yard = yard;
    this.#onAnswer = onAnswer;
  }

  /** What is known of a run; asks for more where the run has gone on. */
  pictureOf(run: number, span: TimeSpan, columns: number): HistoryPicture | null {
    const known = this.#picture?.run === run ? this.#picture : null;
    const isShort = known === null || known.untilMs < this.#yard.store.getState().view.atMs;
    if (isShort && span.toMs > span.fromMs && columns > 0) this.#askSoon(span, columns);
    return known;
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #askSoon(span: TimeSpan, columns: number): void {
    if (this.#asking || this.#timer !== null) return;
    const waitMs = Math.max(0, this.#askedAtMs + this.#patienceMs - this.#yard.hostNow());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#ask(span, columns);
    }, waitMs);
  }

  async #ask({ fromMs, toMs }: TimeSpan, columns: number): Promise<void> {
    const query = { fromMs, toMs, lanes: null, columns };
    this.#asking = true;
    this.#askedAtMs = this.#yard.hostNow();
    const reply = await this.#yard.api.call({ command: 'lane-history', query });
    this.#asking = false;
    this.#patienceMs = reply.ok ? REFRESH_MS : PATIENCE_MS;
    if (!reply.ok) return;
    this.#picture = historyPicture({ ...query, lanes: { from: 1, to: 1 } }, reply.value);
    this.#onAnswer();
  }
}
