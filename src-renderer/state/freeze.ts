import type { FrozenMoment, ViewStore } from './view-store';
import { yardNow } from './yard-now';
import { stillOf } from './yard-still';
import type { Yard } from './yard-store';

/** Freezes the view at this moment, or lets it go on where it is frozen. The yard knows nothing of it. */
export function freezeOrThaw(yard: Yard, view: ViewStore): void {
  const moment = { seq: yard.store.getState().view.seq, atMs: yardNow(yard) };
  const freezing = view.getState().frozen === null;
  // What is shown of that moment must be kept now, also for what is opened later.
  if (freezing) stillOf(yard, moment);
  view.setState({ frozen: freezing ? moment : null });
}

/** The yard's clock and what a window makes of it are apart by the way of a message: by so much at most, in milliseconds. */
const AGREEMENT_MS = 100;

/**
 * Whether what the yard told of a moment is newer than what stands frozen.
 *
 * @param atMs as the yard told it, in milliseconds of the run
 */
export function isAfter({ atMs: frozenAtMs }: Pick<FrozenMoment, 'atMs'>, atMs: number): boolean {
  return atMs > frozenAtMs + AGREEMENT_MS;
}
