import { type HttpAddress, httpAddressOf } from './http-address';
import { type Connect, HttpConnection, makeConnect, type Undici } from './http-connection';

/** Connections kept while nobody uses them, over all origins. The client closes each after a few seconds of that. */
export const MAX_IDLE_CONNECTIONS = 1_024;

/**
 * Keep-alive connections by origin. A request has one to itself, so that there are never more at work than lanes, and
 * the one that was used last is used again first.
 */
export class HttpConnections {
  readonly #undici: Undici;
  readonly #connect: Connect;
  readonly #maxIdle: number;
  /** By origin, the one that was used last at the end. */
  readonly #idle = new Map<string, HttpConnection[]>();
  #idleCount = 0;
  #lastUrl = '';
  #lastAddress: HttpAddress | null = null;

  constructor(undici: Undici, maxIdle = MAX_IDLE_CONNECTIONS) {
    this.#undici = undici;
    this.#connect = makeConnect(undici);
    this.#maxIdle = maxIdle;
  }

  /** Connections that nobody uses. */
  get idleCount(): number {
    return this.#idleCount;
  }

  /**
   * Where a URL leads. The tasks of a workload go to one place, and to read it costs as much as to schedule a task.
   *
   * @throws TypeError where it is no address
   */
  addressOf(url: string): HttpAddress {
    if (this.#lastAddress === null || url !== this.#lastUrl) {
      this.#lastAddress = httpAddressOf(url);
      this.#lastUrl = url;
    }
    return this.#lastAddress;
  }

  take(origin: string): HttpConnection {
    const idle = this.#idle.get(origin);
    const last = idle?.pop();
    if (idle !== undefined && last !== undefined) {
      if (idle.length === 0) this.#idle.delete(origin);
      this.#idleCount--;
      return last;
    }
    const made: HttpConnection = new HttpConnection(this.#undici, this.#connect, origin, () =>
      this.#forget(made),
    );
    return made;
  }

  /** Its request is over, and it may be used again. */
  giveBack(connection: HttpConnection): void {
    const { origin } = connection;
    const idle = this.#idle.get(origin);
    if (idle === undefined) this.#idle.set(origin, [connection]);
    else idle.push(connection);
    this.#idleCount++;
    if (this.#idleCount > this.#maxIdle) this.#endOldest();
  }

  /** Ends those that nobody uses. */
  close(): void {
    for (const idle of this.#idle.values()) for (const connection of idle) connection.end();
    this.#idle.clear();
    this.#idleCount = 0;
  }

  #endOldest(): void {
    for (const idle of this.#idle.values()) {
      const oldest = idle[0];
      if (oldest === undefined) continue;
      this.#forget(oldest);
      oldest.end();
      return;
    }
  }

  #forget(connection: HttpConnection): void {
    const idle = this.#idle.get(connection.origin);
    const at = idle?.indexOf(connection) ?? -1;
    if (idle === undefined || at === -1) return;
    idle.splice(at, 1);
    this.#idleCount--;
    if (idle.length === 0) this.#idle.delete(connection.origin);
  }
}
