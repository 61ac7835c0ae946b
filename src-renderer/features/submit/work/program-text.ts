import { shownText } from '#contract/shown-text';
import type { CommandBody, ScriptBody, WorkBody } from '#contract/work';

/** A script or command as it would run, in words that leave nothing out but its environment; null: it runs none. */
export function programText(work: WorkBody): string | null {
  switch (work.executor) {
    case 'script':
      return shownText(work.path);
    case 'command':
      return [work.program, ...work.args].map(shownText).join(' ');
    default:
      return null;
  }
}

/** The last part of what is run, as people call it. */
export function programName(work: ScriptBody | CommandBody): string {
  const path = work.executor === 'script' ? work.path : work.program;
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
