import { countOf, countText } from '#contract/count-text';
import type { ResultsPage } from '#contract/results-query';
import { STATUS_MARKS } from '#contract/status-marks';
import { PENDING_PHASES, TASK_PHASES, type TaskPhase } from '#contract/task';
import { resubmitText } from '../../components/resubmit-words';
import type { BulkState } from '../../state/results-bulk';
import { phasesOf } from '../../state/results-filter';
import type { Ticked } from '../../state/ticked-rows';

/** How many tasks are ticked, by phase: as they were last seen, or as the newest page counts them. */
export type TickedByPhase = Readonly<Record<TaskPhase, number>>;

export function tickedByPhase(ticked: Ticked, found: ResultsPage['found'] | null): TickedByPhase {
  const sums = Object.fromEntries(TASK_PHASES.map((phase) => [phase, 0])) as Record<TaskPhase, number>;
  switch (ticked.kind) {
    case 'none':
      break;
    case 'rows':
      for (const { phase } of ticked.rows.values()) sums[phase]++;
      break;
    case 'matching':
      for (const phase of phasesOf(ticked.ground.chip) ?? TASK_PHASES) sums[phase] = found?.[phase] ?? 0;
      break;
  }
  return sums;
}

export function allOf(byPhase: TickedByPhase): number {
  return TASK_PHASES.reduce((sum, phase) => sum + byPhase[phase], 0);
}

export function pendingAmong(byPhase: TickedByPhase): number {
  return PENDING_PHASES.reduce((sum, phase) => sum + byPhase[phase], 0);
}

/** Why nothing can be done to all that match while that is none. */
export const NOTHING_MATCHES = 'No task matches now.';

/** Why nothing can be done to what is ticked while that is none; null: there is some. */
export function whyNothing(byPhase: TickedByPhase): string | null {
  return allOf(byPhase) === 0 ? NOTHING_MATCHES : null;
}

/** Why nothing can be cancelled among what is ticked; null: there is something pending. */
export function whyNothingPending(byPhase: TickedByPhase): string | null {
  return whyNothing(byPhase) ?? (pendingAmong(byPhase) === 0 ? 'None of these is pending.' : null);
}

/** `7 failed, 3 timed out`: the phases there are any of. */
export function phasesText(byPhase: TickedByPhase, phases: readonly TaskPhase[] = TASK_PHASES): string {
  return phases
    .filter((phase) => byPhase[phase] > 0)
    .map((phase) => `${countText(byPhase[phase])} ${STATUS_MARKS[phase].word}`)
    .join(', ');
}

/** How far something done to several has come. */
export function underWayText({ act, of }: Extract<BulkState, { kind: 'under-way' }>, done: number): string {
  const verb = act === 'cancel' ? 'Cancelling' : 'Submitting again';
  return done === 0 ? `${verb} …` : `${verb}: ${countText(done)} of ${countOf(of, 'task')}`;
}

/** What came of something done to several. */
export function repliedText(state: Exclude<BulkState, { kind: 'none' | 'under-way' }>): string {
  switch (state.kind) {
    case 'cancelled':
      return cancelledText(state.cancelled, state.asked);
    case 'resubmitted':
      return resubmitText(state.receipt);
    case 'refused':
      return state.why;
    default:
      return state satisfies never;
  }
}

/** What a cancel of several came to. */
export function cancelledText(cancelled: number, asked: number): string {
  const rest = asked - cancelled;
  const done = `${countOf(cancelled, 'task')} cancelled`;
  if (rest <= 0) return `${done}.`;
  return `${done}; ${countText(rest)} had settled already and ${rest === 1 ? 'stays as it is' : 'stay as they are'}.`;
}
