import {
  fitSpan,
  followSpan,
  keptInSight,
  lengthOf,
  mixSpans,
  panSpan,
  type TimeSpan,
  zoomSpan,
} from '../../canvas/time-span';

/** What the picture is aimed at: now (with a length that somebody chose, or the usual), the whole run, a stretch. */
export type Aim =
  | { readonly kind: 'follow'; readonly spanMs: number | null }
  | { readonly kind: 'fit' }
  | { readonly kind: 'stand'; readonly span: TimeSpan };

const FOLLOW: Aim = { kind: 'follow', spanMs: null };
/** Beside what is brought in sight there is so much room, as a share of what is in sight. */
const ROOM = 0.1;
/** How long a move takes that is not led by hand, in milliseconds. */
const MOVE_MS = 220;

/** Which stretch of a run is in sight, and how that changes. A run is given as its stretch up to now. */
export class LanesCamera {
  readonly #hostNow: () => number;
  readonly #listeners = new Set<() => void>();
  #aim: Aim = FOLLOW;
  #move: { readonly from: TimeSpan; readonly beganAtMs: number } | null = null;
  #run = 0;
  /** No moves but jumps. */
  calm = false;

  /** @param hostNow paces the moves, in milliseconds */
  constructor(hostNow: () => number) {
    this.#hostNow = hostNow;
  }

  get aim(): Aim {
    return this.#aim;
  }

  /** Told of every change of the aim. Returns its own undo. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether a move is under way. */
  get isMoving(): boolean {
    return this.#move !== null && this.#hostNow() - this.#move.beganAtMs < MOVE_MS;
  }

  /** The stretch that will be in sight once the move that is under way has ended. */
  aimedAt(run: TimeSpan): TimeSpan {
    return this.#target(run);
  }

  /** The stretch in sight now. */
  spanOf(run: TimeSpan): TimeSpan {
    const target = this.#target(run);
    if (this.#move === null) return target;
    const share = (this.#hostNow() - this.#move.beganAtMs) / MOVE_MS;
    if (share >= 1) {
      this.#move = null;
      return target;
    }
    return mixSpans(this.#move.from, target, 1 - (1 - Math.max(0, share)) ** 3);
  }

  follow(run: TimeSpan): void {
    this.#turn(FOLLOW, run, true);
  }

  fit(run: TimeSpan): void {
    this.#turn({ kind: 'fit' }, run, true);
  }

  /** A stretch of its own, as near to the one wanted as the run allows. */
  show(span: TimeSpan, run: TimeSpan): void {
    const middleMs = (span.fromMs + span.toMs) / 2;
    this.#turn({ kind: 'stand', span: zoomSpan(span, 1, middleMs, run) }, run, true);
  }

  /**
   * To `factor` times the time in sight. While now is followed and goes on, it stays where it is and is
   * followed on; else `anchorMs` stays where it is, by default the middle.
   *
   * @param goesOn whether now moves
   */
  zoom(factor: number, run: TimeSpan, goesOn: boolean, anchorMs: number | null = null, eased = true): void {
    const target = this.#target(run);
    const middleMs = (target.fromMs + target.toMs) / 2;
    const span = zoomSpan(target, factor, anchorMs ?? middleMs, run);
    const isWhole = factor > 1 && lengthOf(span) >= lengthOf(fitSpan(run)) * 0.999;
    if (isWhole) this.#turn({ kind: 'fit' }, run, eased);
    else if (this.#aim.kind === 'follow' && goesOn) {
      this.#turn({ kind: 'follow', spanMs: lengthOf(span) }, run, eased);
    } else this.#turn({ kind: 'stand', span }, run, eased);
  }

  /** Moves along time. Now is followed again once it is back where a following picture has it. */
  pan(byMs: number, run: TimeSpan, goesOn: boolean, eased = true): void {
    const target = this.#target(run);
    const span = panSpan(target, byMs, run);
    const following = followSpan(run, lengthOf(span));
    if (byMs > 0 && goesOn && span.toMs >= following.toMs) {
      this.#turn({ kind: 'follow', spanMs: lengthOf(span) }, run, eased);
    } else this.#turn({ kind: 'stand', span }, run, eased);
  }

  /** Moves as little as it takes for a stretch, or its near end, to be in sight, with some room beside it. */
  reveal(stretch: TimeSpan, run: TimeSpan): void {
    const aimed = this.#target(run);
    const roomMs = lengthOf(aimed) * ROOM;
    if (stretch.toMs < aimed.fromMs) this.pan(stretch.fromMs - aimed.fromMs - roomMs, run, false);
    else if (stretch.fromMs > aimed.toMs) this.pan(stretch.toMs - aimed.toMs + roomMs, run, false);
  }

  /** Whether this is another run than before: it is followed from its beginning then. */
  begin(run: number): boolean {
    if (run === this.#run) return false;
    this.#run = run;
    this.#move = null;
    this.#become(FOLLOW);
    return true;
  }

  #target(run: TimeSpan): TimeSpan {
    switch (this.#aim.kind) {
      case 'follow':
        return followSpan(run, this.#aim.spanMs);
      case 'fit':
        return fitSpan(run);
      case 'stand':
        return keptInSight(this.#aim.span, run);
      default:
        return this.#aim satisfies never;
    }
  }

  #turn(aim: Aim, run: TimeSpan, eased: boolean): void {
    const from = this.spanOf(run);
    this.#move = eased && !this.calm ? { from, beganAtMs: this.#hostNow() } : null;
    this.#become(aim);
  }

  #become(aim: Aim): void {
    this.#aim = aim;
    for (const listener of this.#listeners) listener();
  }
}
