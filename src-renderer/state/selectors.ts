import { isConserved, pendingOf, settledOf } from '#contract/counts';
import type { Limits } from '#contract/limits';
import type { LaneId, TaskId } from '#contract/task';
import type { LaneView, YardPhase } from '#contract/yard-view';
import type { YardState } from './yard-store';

export const selectPhase = (state: YardState): YardPhase => state.view.phase;

/** The limits as they are, or as the next run will have them; null before the first message. */
export const selectLimits = (state: YardState): Limits | null => state.nextLimits ?? state.view.limits;

/** Whether anything moves in the yard, so that its clock is worth watching; in a recording nothing does. */
export function isBusy(state: YardState): boolean {
  if (state.recording !== null) return false;
  if (state.view.phase === 'stopped') return false;
  return pendingOf(state.counts) > 0 || state.toSubmit > 0 || state.ghostLanes.length > 0;
}

/** Messages come several times a second while the yard is busy; after a longer silence nobody knows. */
const LONGEST_GUESS_MS = 1_000;

/**
 * The yard's time now, in milliseconds of the run: it goes on between messages, as fast as the yard's clock
 * does, while the yard is busy and within reach, and stands at the last event otherwise.
 */
export function yardNowMs(state: YardState, hostNowMs: number): number {
  if (!isBusy(state)) return state.view.atMs;
  if (!doesTimePass(state)) return state.atMs;
  const sinceMs = Math.min(LONGEST_GUESS_MS, Math.max(0, hostNowMs - state.receivedAtMs));
  return state.atMs + sinceMs * state.clock.speed;
}

/**
 * The time of an idle yard, in milliseconds of the run, as a clock shows it; null: it is none, or out of reach. No
 * message says how it passes, and none has to: nothing but its clock goes on.
 */
export function idleClockMs(state: YardState, hostNowMs: number): number | null {
  if (isBusy(state) || state.recording !== null) return null;
  if (state.view.phase === 'stopped' || state.connection.kind !== 'open') return null;
  const sinceMs = state.clock.paused ? 0 : Math.max(0, hostNowMs - state.receivedAtMs);
  return state.atMs + sinceMs * state.clock.speed;
}

/** Whether {@link yardNowMs} goes on by itself, so that a picture of it must be drawn again and again. */
export function doesTimePass(state: YardState): boolean {
  return isBusy(state) && state.connection.kind === 'open' && !state.clock.paused;
}

/** How far the work has come: tasks settled, of all that were accepted or are still to be submitted. */
export function selectProgress(state: YardState): { readonly settled: number; readonly total: number } {
  return { settled: settledOf(state.counts), total: state.counts.accepted + state.toSubmit };
}

/** The books, as the conservation line shows them. */
export function selectBooks(state: YardState) {
  const { accepted, succeeded, failed, timedOut, cancelled } = state.counts;
  const pending = pendingOf(state.counts);
  return { accepted, succeeded, failed, timedOut, cancelled, pending, balanced: isConserved(state.counts) };
}

const RECORDING = 'A recording is shown: go back to the yard first.';

/** Why nothing of the yard can be changed from here, in words for the control that is disabled by it; null: it can. */
export function whyNothingChanges({ connection, recording }: YardState): string | null {
  if (connection.kind !== 'open') return 'No connection to the yard.';
  return recording === null ? null : RECORDING;
}

/** Why the yard takes no new work, in words for the control that is disabled by it; null: it does. */
export function whyIntakeIsClosed(state: YardState): string | null {
  switch (state.connection.kind) {
    case 'connecting':
      return 'Connecting to the yard.';
    case 'lost':
      return 'The connection to the yard is lost.';
    case 'open':
      return state.recording === null ? whyPhaseTakesNothing(state.view.phase) : RECORDING;
  }
}

function whyPhaseTakesNothing(phase: YardPhase): string | null {
  switch (phase) {
    case 'running':
      return null;
    case 'draining':
    case 'cancelling':
      return 'The yard is shutting down: nothing new is accepted.';
    case 'stopped':
      return 'The yard is stopped. Start it again first.';
  }
}

/** What a lane does, for those who read rather than look. */
export interface LaneWork {
  readonly lane: LaneId;
  readonly doing: 'idle' | 'running' | 'ghost' | 'holding';
  readonly task: TaskId | null;
  readonly attempt: number | null;
  /** Since when, in milliseconds of the run; null while it is idle. */
  readonly sinceMs: number | null;
}

/** What every open lane does now, and every closed one that is not empty yet. */
export function laneWork(state: YardState): LaneWork[] {
  const work: LaneWork[] = [];
  for (const lane of state.view.lanes) {
    const now = workOf(lane, state.ghostLanes);
    if (lane.open || now.doing !== 'idle') work.push(now);
  }
  return work;
}

function workOf(view: LaneView, ghostLanes: readonly LaneId[]): LaneWork {
  const { lane, occupancy, hold } = view;
  if (occupancy.kind === 'attempt') {
    const { task, attempt, fromMs } = occupancy;
    return { lane, doing: 'running', task, attempt, sinceMs: fromMs };
  }
  if (occupancy.kind === 'settled' && ghostLanes.includes(lane)) {
    const { task, attempt, fromMs } = occupancy;
    return { lane, doing: 'ghost', task, attempt, sinceMs: fromMs };
  }
  if (hold !== null) {
    const { task, attempt, fromMs } = hold;
    return { lane, doing: 'holding', task, attempt, sinceMs: fromMs };
  }
  return { lane, doing: 'idle', task: null, attempt: null, sinceMs: null };
}

/** Why the limits cannot be changed, in few words; null: they can. They may be changed at any phase. */
export function whyLimitsAreClosed(state: YardState): string | null {
  switch (state.connection.kind) {
    case 'connecting':
      return 'connecting';
    case 'lost':
      return 'connection lost';
    case 'open':
      return state.recording === null ? null : 'as recorded';
  }
}
