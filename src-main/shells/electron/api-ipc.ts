import { z } from 'zod';
import { DESKTOP_API_CHANGED_CHANNEL, DESKTOP_API_CHANNEL } from '#contract/wire';
import type { ApiSwitch } from './api-switch';
import type { IpcDoor } from './ipc-door';

/**
 * Tells the window behind a door how the API is, its token included.
 *
 * @returns its own undo, as far as the door does not
 */
export function serveApiOverIpc(door: IpcDoor, api: Pick<ApiSwitch, 'state' | 'follow'>): () => void {
  door.answer(DESKTOP_API_CHANNEL, 'message', z.undefined({ error: 'nothing' }), () => ({
    ok: true,
    value: api.state,
  }));
  return api.follow((state) => void door.tell(DESKTOP_API_CHANGED_CHANNEL, state));
}
