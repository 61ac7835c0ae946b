import { countText } from '#contract/count-text';
import type { KeptRun } from '#contract/kept-runs';

/** `normal 30, slow 12`. */
export function kindsText(kinds: KeptRun['kinds']): string {
  return kinds.map(({ kind, tasks }) => `${kind} ${countText(tasks)}`).join(', ');
}
