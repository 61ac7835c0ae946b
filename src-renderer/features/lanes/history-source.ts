import type { Yard } from '../../state/yard-store';
import { type HistoryPicture, historyPicture, without } from './history-picture';
import { type HistoryWish, isAnswered, type LanesQuery, queriesOf } from './history-queries';

/** A wish is asked for once it has stood so long, that a moving picture does not ask at each step. */
const SETTLE_MS = 60;
/** After a refusal, or an answer that does not answer, it is tried again no sooner. */
const PATIENCE_MS = 2_000;
/** So many answers are kept that the picture does not show now. */
const SPARE_PICTURES = 4;

const NONE: readonly HistoryPicture[] = [];

/**
 * Asks main for the part of a picture that the window has let go of, or never had: one question at a time,
 * and the newest answer for a lane stands until there is a better one.
 */
export class HistorySource {
  readonly #yard: Yard;
  readonly #onAnswer: () => void;
  /** No lane is in two of them. */
  #pictures = NONE;
  #wish: HistoryWish | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking = false;
  #quietUntilMs = Number.NEGATIVE_INFINITY;

  constructor(yard: Yard, onAnswer: () => void) {
    this.#yard = yard;
    this.#onAnswer = onAnswer;
  }

  /** The newest answers of that run, each for lanes of its own. */
  picturesOf(run: number): readonly HistoryPicture[] {
    return this.#pictures[0]?.run === run ? this.#pictures : NONE;
  }

  /** Whether something is wished that main has not told yet. */
  get isWaiting(): boolean {
    return this.#wish !== null && this.#question(this.#wish) !== null;
  }

  /** What the picture needs now; null: nothing but what the window holds. */
  want(wish: HistoryWish | null): void {
    this.#wish = wish;
    if (wish === null || this.#asking || this.#timer !== null || this.#question(wish) === null) return;
    const waitMs = Math.max(SETTLE_MS, this.#quietUntilMs - this.#yard.hostNow());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#ask();
    }, waitMs);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#wish = null;
  }

  /** The first question of a wish that is not answered yet; null: all are. */
  #question(wish: HistoryWish): LanesQuery | null {
    return queriesOf(wish).find((query) => !isAnswered(query, wish, this.#pictures)) ?? null;
  }

  async #ask(): Promise<void> {
    const wish = this.#wish;
    const query = wish === null ? null : this.#question(wish);
    if (wish === null || query === null) return;
    this.#asking = true;
    const reply = await this.#yard.api.call({ command: 'lane-history', query });
    this.#asking = false;
    const picture = reply.ok ? historyPicture(query, reply.value) : null;
    if (picture !== null) this.#keep(picture);
    if (picture === null || !isAnswered(query, wish, [picture])) {
      this.#quietUntilMs = this.#yard.hostNow() + PATIENCE_MS;
    }
    if (picture !== null) this.#onAnswer();
    this.want(this.#wish);
  }

  /** Takes the place of what was known of its lanes; of what is not in sight only the newest is kept. */
  #keep(picture: HistoryPicture): void {
    const seen = this.#wish?.lanes ?? [];
    let spare = 0;
    const rest = this.#pictures.flatMap((other) => {
      if (other.run !== picture.run) return [];
      const left = without(other, picture.lanes);
      const isSeen = left.some(({ lanes }) => seen.some((lane) => lane >= lanes.from && lane <= lanes.to));
      return isSeen || spare++ < SPARE_PICTURES ? left : [];
    });
    this.#pictures = [picture, ...rest];
  }
}
