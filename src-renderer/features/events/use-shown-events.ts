import { useMemo } from 'react';
import type { EventLines } from '../../state/event-log';
import { usePacedVersion } from '../../state/use-paced-version';
import { useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import { stillOf } from '../../state/yard-still';
import type { Yard } from '../../state/yard-store';
import type { EventFilter } from './event-filter';
import { FilteredLog } from './filtered-log';

/** The rows follow the log so often, in milliseconds, however many events come. */
export const FOLLOW_MS = 250;

/** What the rows show. */
export interface ShownEvents {
  /** The log they are of: the live one, or one that stands still. */
  readonly log: EventLines;
  readonly filtered: FilteredLog;
  /** Events that have come since, where the log stands still because somebody reads in it; else 0. */
  readonly newer: number;
}

/**
 * @param standing the log as it was when somebody began to read in it; null: follow the newest
 */
export function useShownEvents(
  yard: Yard,
  view: ViewStore,
  filter: EventFilter,
  standing: EventLines | null,
): ShownEvents {
  usePacedVersion(yard, FOLLOW_MS);
  const frozen = useView(view, (state) => state.frozen);
  const log = frozen === null ? (standing ?? yard.log) : stillOf(yard, frozen).log;
  const filtered = useMemo(() => new FilteredLog(log, filter), [log, filter]);
  // Looks at new lines only, and at none twice.
  filtered.refresh();
  const isStanding = frozen === null && standing !== null;
  return { log, filtered, newer: isStanding ? Math.max(0, yard.log.newestSeq - log.newestSeq) : 0 };
}
