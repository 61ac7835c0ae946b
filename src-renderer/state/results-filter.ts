import type { TaskSelection } from '#contract/results-query';
import { OUTCOMES, type Outcome, PENDING_PHASES, type TaskPhase } from '#contract/task';

/** Which tasks the results show. `pending`: all that have not settled. */
export const RESULT_CHIPS = ['all', ...OUTCOMES, 'pending'] as const;
export type ResultChip = 'all' | 'pending' | Outcome;

/** What the results are narrowed down to. */
export interface ResultsFilter {
  readonly chip: ResultChip;
  /** As it was typed; blanks around it count for nothing. */
  readonly search: string;
}

/** The phases that a chip stands for, as a query takes them. */
export function phasesOf(chip: ResultChip): readonly TaskPhase[] | null {
  switch (chip) {
    case 'all':
      return null;
    case 'pending':
      return PENDING_PHASES;
    default:
      return [chip];
  }
}

/** All that the filter shows, as a command takes it. */
export function selectionOfFilter({ chip, search }: ResultsFilter): TaskSelection {
  return { kind: 'matching', phases: phasesOf(chip), search: search.trim() };
}
