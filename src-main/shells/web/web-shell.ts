import { KEY_PARAMETER } from '#contract/wire';
import { registerApi } from '../api/api-routes';
import { listenOnLoopback } from '../loopback/listen';
import { portOf } from '../loopback/server';
import { RealClock } from '../world/real-clock';
import type { Yard } from '../yard/yard';
import { serveFeedSockets } from './feed-sockets';
import { makePageServer } from './page-server';
import { apiGrants, drawAccess, type WebAccess, windowGrants } from './web-access';

export interface WebShellOptions {
  readonly yard: Yard;
  /** The folder of the built page. */
  readonly pageDir: string;
  /** The port to listen on; 0: any free one; null: the usual one, or the next that is free. */
  readonly port: number | null;
  /** Default: a new token, and no right to programs. */
  readonly access?: WebAccess;
  /** Told of faults of the yard's own. Default: nobody is. */
  readonly onFault?: (error: unknown) => void;
}

export interface WebShell {
  /** Where programs on this machine find it. */
  readonly url: string;
  /** Where a browser on this machine finds it: with the key to programs, where there is one. */
  readonly pageUrl: string;
  readonly port: number;
  /** Of the API. */
  readonly token: string;
  /** Lets go of every window and of the port. The yard works on. */
  close(): Promise<void>;
}

/**
 * Serves the page, its feed and the API on 127.0.0.1.
 *
 * @throws PortBusyError where no port allowed is free
 */
export async function startWebShell(options: WebShellOptions): Promise<WebShell> {
  const { yard, pageDir, access = drawAccess(), onFault = () => {} } = options;
  const { token, programsKey } = access;
  const make = async () => {
    const server = makePageServer(pageDir);
    const port = () => portOf(server);
    registerApi(server, { yard, clock: new RealClock(), token, grants: apiGrants(access), port, onFault });
    return server;
  };
  const server = await listenOnLoopback(make, options.port);
  const closeSockets = serveFeedSockets(server.server, yard, windowGrants(access));
  const url = `http://127.0.0.1:${portOf(server)}`;
  return {
    url,
    pageUrl: programsKey === null ? url : `${url}/?${KEY_PARAMETER}=${programsKey}`,
    port: portOf(server),
    token,
    close: () => {
      closeSockets();
      return server.close();
    },
  };
}
