import type { TimeSpan } from '../../canvas/time-span';
import type { Yard } from '../../state/yard-store';
import { type HistoryPicture, historyPicture } from './history-picture';
import { lanesInWhole } from './overview-scale';

/** The whole run is summed up anew so often while it goes on, in milliseconds. */
const REFRESH_MS = 1_000;
/** After a refusal it is tried again no sooner. */
const PATIENCE_MS = 5_000;

/** The whole run as main has summed it up, all lanes added up. */
export interface ToldRun {
  readonly picture: HistoryPicture & { readonly kind: 'shares' };
  /** How many lanes would be busy where a column is full; null: not known. */
  readonly lanesInWhole: number | null;
}

/** What of a run is shown. */
export interface ShownRun {
  readonly run: number;
  readonly span: TimeSpan;
  /** What ended later is not known of at the moment that is shown. */
  readonly endMs: number;
}

/**
 * The whole run as main sums it up: asked for again while it grows. Once it is known it stands while the view is frozen:
 * what main tells by then has ended meanwhile, and had not at the moment that is shown.
 */
export class OverviewSource {
  readonly #yard: Yard;
  readonly #isLive: () => boolean;
  readonly #onAnswer: () => void;
  #told: ToldRun | null = null;
  #wanted: { readonly shown: ShownRun; readonly columns: number } | null = null;
  #askedAtMs = Number.NEGATIVE_INFINITY;
  #patienceMs = REFRESH_MS;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking = false;

  /** @param isLive whether the view follows the yard, rather than to stand frozen */
  constructor(yard: Yard, isLive: () => boolean, onAnswer: () => void) {
    this.#yard = yard;
    this.#isLive = isLive;
    this.#onAnswer = onAnswer;
  }

  /** What is known of a run; asks for more where the run has gone on. */
  toldOf(shown: ShownRun, columns: number): ToldRun | null {
    if (this.#wanted?.shown.run !== shown.run) {
      // The next run does not wait its turn behind the last.
      this.close();
      this.#askedAtMs = Number.NEGATIVE_INFINITY;
    }
    this.#wanted = { shown, columns };
    const known = this.#knownOf(shown.run);
    const toldTo = known === null ? 0 : Math.min(known.picture.untilMs, known.picture.span.toMs);
    const { span, endMs } = shown;
    const isShort = toldTo < endMs && span.toMs > span.fromMs && columns > 0;
    if (isShort && this.#isWelcome(shown.run)) this.#askSoon();
    return known;
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #knownOf(run: number): ToldRun | null {
    return this.#told?.picture.run === run ? this.#told : null;
  }

  #isWelcome(run: number): boolean {
    return this.#isLive() || this.#knownOf(run) === null;
  }

  #askSoon(): void {
    if (this.#asking || this.#timer !== null) return;
    const waitMs = Math.max(0, this.#askedAtMs + this.#patienceMs - this.#yard.hostNow());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#ask();
    }, waitMs);
  }

  async #ask(): Promise<void> {
    if (this.#wanted === null) return;
    const { shown, columns } = this.#wanted;
    // The view may have been frozen since it was wanted.
    if (!this.#isWelcome(shown.run)) return;
    const { fromMs, toMs } = shown.span;
    const query = { fromMs, toMs, lanes: null, columns };
    this.#asking = true;
    this.#askedAtMs = this.#yard.hostNow();
    const reply = await this.#yard.api.call({ command: 'lane-history', query });
    this.#asking = false;
    this.#patienceMs = reply.ok ? REFRESH_MS : PATIENCE_MS;
    if (!reply.ok) return;
    const picture = historyPicture({ ...query, lanes: { from: 1, to: 1 } }, reply.value);
    if (picture.kind !== 'shares' || !this.#isWelcome(picture.run)) return;
    const { bars } = this.#yard.store.getState();
    const before = this.#knownOf(picture.run)?.lanesInWhole ?? null;
    this.#told = { picture, lanesInWhole: lanesInWhole(picture, bars) ?? before };
    this.#onAnswer();
  }
}
