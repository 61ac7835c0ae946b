import { createResultsBulk, type ResultsBulk } from '../../state/results-bulk';
import type { Yard } from '../../state/yard-store';

const bulks = new WeakMap<Yard, ResultsBulk>();

/** What is done to several tasks of a window's yard: it goes on while another tab is shown. */
export function bulkOf(yard: Yard): ResultsBulk {
  const known = bulks.get(yard);
  if (known !== undefined) return known;
  const created = createResultsBulk(yard);
  bulks.set(yard, created);
  return created;
}
