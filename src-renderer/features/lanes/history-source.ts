import { MAX_HISTORY_COLUMNS, MAX_HISTORY_LANES } from '#contract/lane-history';
import { lengthOf, type TimeSpan } from '../../canvas/time-span';
import type { Yard } from '../../state/yard-store';
import { columnMsOf, type HistoryPicture, historyPicture, type LaneRange } from './history-picture';

/** What a picture shows and the window does not hold itself. */
export interface HistoryWish {
  readonly run: number;
  readonly span: TimeSpan;
  readonly lanes: LaneRange;
  /** How long a column should be, in milliseconds. */
  readonly columnMs: number;
  /** The end of the run so far. */
  readonly newestMs: number;
  /** So long ahead of its need is an answer asked for anew while the run goes on, in milliseconds. */
  readonly reserveMs: number;
}

/** A wish is asked for once it has stood so long, that a moving picture does not ask at each step. */
const SETTLE_MS = 60;
/** After a refusal it is tried again no sooner. */
const PATIENCE_MS = 2_000;
/** So much of the span is asked for beyond either end, that a short way needs no new answer. */
const MARGIN = 0.5;

/**
 * Asks main for the part of a picture that the window has let go of, or never had: one question at a time,
 * and the newest answer stands until there is a better one.
 */
export class HistorySource {
  readonly #yard: Yard;
  readonly #onAnswer: () => void;
  #picture: HistoryPicture | null = null;
  #wish: HistoryWish | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking = false;
  #quietUntilMs = Number.NEGATIVE_INFINITY;

  constructor(yard: Yard, onAnswer: () => void) {
    this.#yard = yard;
    this.#onAnswer = onAnswer;
  }

  /** The newest answer of that run; null: none yet. */
  pictureOf(run: number): HistoryPicture | null {
    return this.#picture?.run === run ? this.#picture : null;
  }

  /** What the picture needs now; null: nothing but what the window holds. */
  want(wish: HistoryWish | null): void {
    this.#wish = wish;
    if (wish === null || this.#asking || this.#timer !== null || this.#satisfies(wish)) return;
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

  #satisfies({ run, span, lanes, columnMs, newestMs, reserveMs }: HistoryWish): boolean {
    const picture = this.#picture;
    if (picture?.run !== run) return false;
    // What has not happened yet cannot be told yet.
    const needMs = Math.min(span.toMs + reserveMs, newestMs);
    if (picture.span.fromMs > span.fromMs || Math.min(picture.span.toMs, picture.untilMs) < needMs)
      return false;
    if (picture.lanes.from > lanes.from || picture.lanes.to < lanes.to) return false;
    const ownMs = columnMsOf(picture);
    return ownMs === 0 || (ownMs < columnMs * 1.5 && ownMs > columnMs / 1.5);
  }

  async #ask(): Promise<void> {
    const wish = this.#wish;
    if (wish === null || this.#satisfies(wish)) return;
    this.#asking = true;
    const query = queryOf(wish);
    const reply = await this.#yard.api.call({ command: 'lane-history', query });
    this.#asking = false;
    if (!reply.ok) {
      this.#quietUntilMs = this.#yard.hostNow() + PATIENCE_MS;
      this.want(this.#wish);
      return;
    }
    this.#picture = historyPicture(query, reply.value);
    this.#onAnswer();
    this.want(this.#wish);
  }
}

function queryOf({ span, lanes, columnMs, newestMs }: HistoryWish) {
  const marginMs = lengthOf(span) * MARGIN;
  const fromMs = Math.max(0, span.fromMs - marginMs);
  const toMs = Math.max(fromMs + 1, Math.min(newestMs, span.toMs + marginMs));
  const columns = Math.min(MAX_HISTORY_COLUMNS, Math.max(1, Math.round((toMs - fromMs) / columnMs)));
  return { fromMs, toMs, lanes: widened(lanes), columns };
}

/** Some rows above and below, that a turn of the wheel needs no new answer. */
function widened({ from, to }: LaneRange): LaneRange {
  const count = Math.min(MAX_HISTORY_LANES, to - from + 1);
  const spare = Math.min(16, Math.floor((MAX_HISTORY_LANES - count) / 2));
  return { from: Math.max(1, from - spare), to: Math.min(1_024, from + count - 1 + spare) };
}
