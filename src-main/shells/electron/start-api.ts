import type { Clock } from '../../engine/ports';
import { drawSecret } from '../api/api-token';
import type { ServingNotes } from '../api-client/serving-notes';
import type { Yard } from '../yard/yard';
import type { StartApi } from './api-switch';
import type { AppLog } from './app-log';

export interface StartApiNeeds {
  readonly yard: Yard;
  readonly clock: Clock;
  readonly log: Pick<AppLog, 'info' | 'error' | 'warn'>;
  /** Where it leaves its address and its token for other programs of the same user. */
  readonly notes: ServingNotes;
  readonly pid: number;
}

/** How the desktop app serves the API: on the port that was chosen and no other, with one token as long as it runs. */
export function apiStarter({ yard, clock, log, notes, pid }: StartApiNeeds): StartApi {
  const token = drawSecret();
  return async ({ port, allowPrograms }) => {
    // Only those who want it pay for it when the app starts.
    const { startApiServer } = await import('../api/api-server');
    const programs = allowPrograms ? true : 'allow it in the settings of Switchyard';
    const onFault = (error: unknown) => log.error('a request of the API could not be answered', error);
    const server = await startApiServer({ yard, clock, token, grants: { programs }, onFault }, port);
    log.info(`the API is served at ${server.url}`);
    const unleave = leaveNote(server.port, server.url);
    return {
      url: server.url,
      token,
      close: async () => {
        unleave();
        await server.close();
        log.info('the API is served no longer');
      },
    };
  };

  function leaveNote(port: number, url: string): () => void {
    try {
      return notes.leave(port, { url, token, pid, startedAt: new Date().toISOString() });
    } catch (error) {
      log.warn('other programs will not find the API by themselves', error);
      return () => {};
    }
  }
}
