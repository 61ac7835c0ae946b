import type { ServingNotes } from '../api-client/serving-notes';
import type { WebShell } from '../web/web-shell';
import type { OpenHost } from './open-host';

export interface LeaveNoteNeeds {
  readonly notes: ServingNotes;
  readonly host: OpenHost;
}

/**
 * Leaves address and token for other programs of the same user. A note that cannot be left is no reason to stop: both
 * can be told by hand.
 *
 * @returns its own undo
 */
export function leaveNote({ url, port, token }: WebShell, { notes, host }: LeaveNoteNeeds): () => void {
  try {
    return notes.leave(port, { url, token, pid: process.pid, startedAt: new Date().toISOString() });
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    host.printError(`Other programs will not find it by themselves: ${why}`);
    return () => {};
  }
}
