import { countOf, countText } from '#contract/count-text';
import { describeProblem } from '#contract/problem';
import { MAX_NAMED_TASKS, type ResultRow } from '#contract/results-query';
import { copyText } from '../../components/copy-text';
import { readRows } from '../../state/results-rows';
import type { Ticked } from '../../state/ticked-rows';
import type { ViewState } from '../../state/view-store';
import { NOTHING_MATCHES } from './bulk-words';
import { questionOf, type ResultsSource } from './results-source';

/** Rows as they go to the clipboard. */
export function rowsAsJson(rows: readonly ResultRow[]): string {
  return JSON.stringify(rows, null, 2);
}

/** Why what is ticked cannot be copied; null: it can, or nothing is ticked. */
export function whyNoCopy(ticked: Ticked, matching: number): string | null {
  if (ticked.kind !== 'matching') return null;
  if (matching === 0) return NOTHING_MATCHES;
  if (matching <= MAX_NAMED_TASKS) return null;
  return `More than ${countText(MAX_NAMED_TASKS)} rows: export them as JSON instead.`;
}

/** Copies the ticked rows; says what came of it. */
export async function copyTicked(ticked: Ticked, view: ViewState, source: ResultsSource): Promise<string> {
  if (ticked.kind === 'none') return 'Nothing is ticked.';
  const read =
    ticked.kind === 'rows'
      ? { ok: true as const, rows: [...ticked.rows.values()] }
      : await readRows(source.api, questionOf(view), 0, MAX_NAMED_TASKS);
  if (!read.ok) return read.problems.map(describeProblem).join(' ');
  const isCopied = await copyText(rowsAsJson(read.rows));
  return isCopied
    ? `${countOf(read.rows.length, 'row')} copied as JSON.`
    : 'The clipboard may not be written.';
}
