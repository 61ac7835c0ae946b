import { createStore } from 'zustand/vanilla';
import { type ClockSpan, type WallTime, wallTimeAt } from '#contract/yard-clock';
import { madeOnce } from './made-once';
import type { Yard, YardState } from './yard-store';

/** The present run's times as the world's. */
export interface WallTimes {
  /** When a moment of the run was, given in its milliseconds; null where that is not known. */
  at(atMs: number): WallTime | null;
}

const UNKNOWN: WallTimes = { at: () => null };

/** What is known of the world's times in this window's yard; it is made anew when that changes. */
export const wallTimesOf = madeOnce((_yard: Yard) => createStore<WallTimes>(() => UNKNOWN));

/**
 * Asks how the yard's clock has gone, now and whenever it goes otherwise: a time of the run and one of the world run
 * side by side only while the clock goes at speed 1. Returns its own undo.
 */
export function followWallTimes(yard: Yard): () => void {
  const store = wallTimesOf(yard);
  let isFollowing = true;
  const ask = () => {
    const { run } = yard.store.getState();
    if (run === 0) return;
    void yard.api.call({ command: 'clock-history' }).then((reply) => {
      if (!isFollowing || !reply.ok || reply.value.run !== yard.store.getState().run) return;
      store.setState(timesOf(reply.value.spans), true);
    });
  };
  const unsubscribe = yard.store.subscribe((state, before) => {
    if (state.run !== before.run) store.setState(UNKNOWN, true);
    if (goesOtherwise(state, before)) ask();
  });
  ask();
  return () => {
    isFollowing = false;
    unsubscribe();
  };
}

function goesOtherwise(state: YardState, before: YardState): boolean {
  const { run, clock, connection } = state;
  if (run !== before.run || connection.kind !== before.connection.kind) return true;
  return clock.speed !== before.clock.speed || clock.paused !== before.clock.paused;
}

function timesOf(spans: readonly ClockSpan[]): WallTimes {
  return { at: (atMs) => wallTimeAt(spans, atMs) };
}
