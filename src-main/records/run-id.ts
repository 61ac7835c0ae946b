import { randomBytes } from 'node:crypto';

/** Ids of runs sort by when the runs began, and no two processes draw the same one: `20260102-030405-678-9f3a6c01`. */
export function drawRunId(startedMs: number): string {
  const stamp = new Date(startedMs).toISOString().replace(/[-:Z]/g, '').replace('T', '-').replace('.', '-');
  return `${stamp}-${randomBytes(4).toString('hex')}`;
}

/** Whether a text can be a run's id: nothing that could leave its folder. */
export function isRunId(text: string): boolean {
  return text.length <= 80 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(text);
}
