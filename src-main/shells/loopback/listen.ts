import { DEFAULT_PORT } from '#contract/settings';
import { PortBusyError } from './port-busy-error';

/** Where this machine alone reaches a server. */
export const LOOPBACK = '127.0.0.1';
/** How many ports are tried from the default one on. */
const PORTS_TO_TRY = 20;

/** What a server needs to be to listen. */
export interface ListeningServer {
  listen(options: { readonly host: string; readonly port: number }): Promise<unknown>;
  close(): Promise<unknown>;
}

/**
 * Listens on 127.0.0.1.
 *
 * @param make one server a try: a server that failed to listen cannot try again
 * @param asked the port to listen on; 0: any free one; null: {@link DEFAULT_PORT}, or the next that is free
 * @throws PortBusyError where no port allowed is free
 */
export async function listenOnLoopback<T extends ListeningServer>(
  make: () => Promise<T>,
  asked: number | null,
): Promise<T> {
  const first = asked ?? DEFAULT_PORT;
  const last = asked ?? DEFAULT_PORT + PORTS_TO_TRY - 1;
  for (let port = first; port <= last; port++) {
    const server = await make();
    try {
      await server.listen({ host: LOOPBACK, port });
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
