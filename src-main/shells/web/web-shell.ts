import type { FastifyInstance } from 'fastify';
import type { Yard } from '../yard/yard';
import { serveFeedSockets } from './feed-sockets';
import { makePageServer, portOf } from './page-server';

export const DEFAULT_PORT = 4780;
/** How many ports are tried from the default one on. */
const PORTS_TO_TRY = 20;

export interface WebShellOptions {
  readonly yard: Yard;
  /** The folder of the built page. */
  readonly pageDir: string;
  /** The port to listen on; 0: any free one; null: {@link DEFAULT_PORT}, or the next that is free. */
  readonly port: number | null;
}

export interface WebShell {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  readonly port: number;
  /** Lets go of every window and of the port. The yard works on. */
  close(): Promise<void>;
}

/** Every port that might have been listened on is taken. */
export class PortBusyError extends Error {
  constructor(first: number, last: number) {
    const ports = first === last ? `port ${first} is` : `ports ${first} to ${last} are all`;
    super(`${ports} taken on 127.0.0.1`);
    this.name = 'PortBusyError';
  }
}

/**
 * Serves the page and its feed on 127.0.0.1.
 *
 * @throws PortBusyError where no port allowed is free
 */
export async function startWebShell({ yard, pageDir, port }: WebShellOptions): Promise<WebShell> {
  const server = await listenOnFirstFree(pageDir, port);
  const closeSockets = serveFeedSockets(server.server, yard);
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    port: portOf(server),
    close: () => {
      closeSockets();
      return server.close();
    },
  };
}

async function listenOnFirstFree(pageDir: string, asked: number | null): Promise<FastifyInstance> {
  const first = asked ?? DEFAULT_PORT;
  const last = asked ?? DEFAULT_PORT + PORTS_TO_TRY - 1;
  for (let port = first; port <= last; port++) {
    // One server a try: a server that failed to listen cannot try again.
    const server = await makePageServer(pageDir);
    try {
      await server.listen({ host: '127.0.0.1', port });
      return server;
    } catch (error) {
      await server.close();
      if (!isBusy(error)) throw error;
    }
  }
  throw new PortBusyError(first, last);
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
