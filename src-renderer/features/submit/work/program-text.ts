import type { CommandBody, ScriptBody, WorkBody } from '#contract/work';

/** A script or command as it would run, in words that leave nothing out but its environment; null: it runs none. */
export function programText(work: WorkBody): string | null {
  switch (work.executor) {
    case 'script':
      return quoted(work.path);
    case 'command':
      return [work.program, ...work.args].map(quoted).join(' ');
    default:
      return null;
  }
}

/** The last part of what is run, as people call it. */
export function programName(work: ScriptBody | CommandBody): string {
  const path = work.executor === 'script' ? work.path : work.program;
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

/** As it is where that can be read in one way only; in quotes otherwise. */
function quoted(text: string): string {
  if (/^[\w@%+=:,./~\\-]+$/.test(text)) return text;
  return /^[\x20-\x26\x28-\x7e]*$/.test(text) ? `'${text}'` : JSON.stringify(text);
}
