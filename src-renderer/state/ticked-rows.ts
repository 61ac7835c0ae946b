import { MAX_NAMED_TASKS, type ResultRow, type TaskSelection } from '#contract/results-query';
import type { TaskId } from '#contract/task';
import { type ResultsFilter, selectionOfFilter } from './results-filter';

/** What the ticks stand on: in another run, or through another filter, they would mean other tasks. */
export interface TickGround extends ResultsFilter {
  readonly run: number;
}

/** Which rows of the results are ticked. */
export type Ticked =
  | { readonly kind: 'none' }
  /** These, as they were last seen; at least one, at most {@link MAX_NAMED_TASKS}. */
  | {
      readonly kind: 'rows';
      readonly ground: TickGround;
      readonly rows: ReadonlyMap<TaskId, ResultRow>;
    }
  /** Everything that the filter finds, whatever comes. */
  | { readonly kind: 'matching'; readonly ground: TickGround };

export const NOTHING_TICKED: Ticked = { kind: 'none' };

export function groundOf({ chip, search }: ResultsFilter, run: number): TickGround {
  return { run, chip, search };
}

/** The ticks, as far as they still stand on this ground. */
export function tickedOn(ticked: Ticked, ground: TickGround): Ticked {
  if (ticked.kind === 'none') return ticked;
  const { run, chip, search } = ticked.ground;
  return run === ground.run && chip === ground.chip && search === ground.search ? ticked : NOTHING_TICKED;
}

export function isTicked(ticked: Ticked, task: TaskId): boolean {
  switch (ticked.kind) {
    case 'none':
      return false;
    case 'rows':
      return ticked.rows.has(task);
    case 'matching':
      return true;
  }
}

/** Ticks one more row, or takes its tick away. */
export function toggleTick(ticked: Ticked, ground: TickGround, row: ResultRow): Ticked {
  const rows = new Map(ticked.kind === 'rows' ? ticked.rows : []);
  if (!rows.delete(row.task)) rows.set(row.task, row);
  return tickedRows(ground, rows);
}

/** Ticks several rows more, the first {@link MAX_NAMED_TASKS} at most. */
export function addTicks(ticked: Ticked, ground: TickGround, added: readonly ResultRow[]): Ticked {
  const rows = new Map(ticked.kind === 'rows' ? ticked.rows : []);
  for (const row of added) {
    if (rows.size >= MAX_NAMED_TASKS && !rows.has(row.task)) break;
    rows.set(row.task, row);
  }
  return tickedRows(ground, rows);
}

/** The same ticks, with what a newer page says of their rows. */
export function refreshTicks(ticked: Ticked, newer: readonly ResultRow[]): Ticked {
  if (ticked.kind !== 'rows') return ticked;
  const known = newer.filter(({ task }) => ticked.rows.has(task));
  if (known.every((row) => isSame(row, ticked.rows.get(row.task)))) return ticked;
  const rows = new Map(ticked.rows);
  for (const row of known) rows.set(row.task, row);
  return { ...ticked, rows };
}

/** The ticked tasks, and the run they are of, as commands take them; null: none is ticked. */
export function selectionOf(ticked: Ticked): { readonly run: number; readonly target: TaskSelection } | null {
  switch (ticked.kind) {
    case 'none':
      return null;
    case 'rows':
      return { run: ticked.ground.run, target: { kind: 'tasks', tasks: [...ticked.rows.keys()] } };
    case 'matching':
      return { run: ticked.ground.run, target: selectionOfFilter(ticked.ground) };
  }
}

function tickedRows(ground: TickGround, rows: ReadonlyMap<TaskId, ResultRow>): Ticked {
  return rows.size === 0 ? NOTHING_TICKED : { kind: 'rows', ground, rows };
}

/** A settled row never changes; a pending one may in anything. */
function isSame(newer: ResultRow, known: ResultRow | undefined): boolean {
  return known !== undefined && newer.settledAtMs !== null && known.settledAtMs === newer.settledAtMs;
}
