import type { Problem } from '#contract/problem';
import type { Series, SeriesSpan } from '#contract/series';
import type { YardApi } from '#contract/yard-api';
import { type Cell, createCell } from './cell';
import type { Standing } from './chart-spec';

/** While the yard moves its series is asked for at most so often, in milliseconds. */
const SHORTEST_PAUSE_MS = 250;
/** And as often at least, however long its intervals are. */
const LONGEST_PAUSE_MS = 1_000;

export interface SeriesAnswer {
  /** The newest that came; null: none yet. */
  readonly series: Series | null;
  /** How the run stood when it came. */
  readonly standing: Standing;
  /** It came while the view was frozen, and knows of more than is to be shown. */
  readonly isLate: boolean;
  /** Why the last question had no answer. */
  readonly problems: readonly Problem[];
}

const NO_ANSWER: SeriesAnswer = { series: null, standing: 'live', isLate: false, problems: [] };

export interface SeriesSource {
  readonly answer: Cell<SeriesAnswer>;
  /** Something has happened in the yard: asked, now or once the pause is over. */
  refresh(): void;
  /** Another span: asked at once. */
  choose(span: SeriesSpan): void;
  /** What is known will not do: the next is welcome, whatever stands still. */
  outdate(): void;
}

export interface SeriesNeeds {
  readonly api: YardApi;
  /** Run once after `delayMs` milliseconds. Returns its own undo. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  readonly standing: () => Standing;
  /** Whether a newer series may take the place of the one that is there. */
  readonly isLive: () => boolean;
}

/** The yard's series, kept fresh. One question is under way at a time; the last word is always asked for. */
export function createSeriesSource(
  { api, after, standing, isLive }: SeriesNeeds,
  firstSpan: SeriesSpan,
): SeriesSource {
  const answer = createCell<SeriesAnswer>(NO_ANSWER);
  let span = firstSpan;
  let underWay = false;
  let wanted = false;
  let resting: (() => void) | null = null;

  /** What is known will do while the view stands. */
  let isKnown = false;

  const isWelcome = () => isLive() || !isKnown;

  /** A picture of long intervals changes no sooner than half of one has passed. */
  function pauseMs(): number {
    const bucketMs = answer.get().series?.bucketMs ?? 0;
    return Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, bucketMs / 2));
  }

  function answerOf(series: Series): SeriesAnswer {
    return { series, standing: standing(), isLate: !isLive(), problems: [] };
  }

  function ask(): void {
    if (!isWelcome()) return;
    wanted = false;
    underWay = true;
    resting?.();
    resting = after(pauseMs(), () => {
      resting = null;
      if (wanted && !underWay) ask();
    });
    const asked = span;
    void api.call({ command: 'series', span }).then((reply) => {
      underWay = false;
      if (asked !== span) return ask();
      if (isWelcome()) {
        if (reply.ok) {
          isKnown = true;
          answer.set(answerOf(reply.value));
        } else answer.set({ ...answer.get(), problems: reply.problems });
      }
      if (wanted && resting === null) ask();
    });
  }

  return {
    answer,
    refresh() {
      if (resting !== null || underWay) wanted = true;
      else ask();
    },
    choose(next) {
      if (next === span) return;
      span = next;
      isKnown = false;
      // An answer to the old question is dropped, and the new one asked then.
      if (!underWay) ask();
    },
    outdate() {
      isKnown = false;
    },
  };
}
