import type { HttpBody } from '#contract/work';
import type { AbortReason, AttemptRun, Executor } from '../../engine/ports';
import { HttpAttempt } from './http-attempt';
import { HttpConnections } from './http-connections';

/** Where requests without an address of their own go. */
export interface DefaultTarget {
  /** Null while it is not there. */
  readonly url: string | null;
  /** Makes it be there. */
  start(): Promise<string>;
}

export interface HttpExecutorNeeds {
  /** Null: such requests fail for good. */
  readonly target: DefaultTarget | null;
  /** Monotonic milliseconds, with a fraction. Default: the host's. */
  readonly nowMs?: () => number;
}

/**
 * Makes requests, for measuring one's own services: HTTP/1.1, one request at a time on a connection, kept alive
 * between them, no redirects followed. An attempt that is told to stop has its connection closed.
 */
export class HttpExecutor implements Executor {
  readonly #target: DefaultTarget | null;
  readonly #nowMs: () => number;
  #connections: HttpConnections | null = null;
  #opening: Promise<HttpConnections> | null = null;

  constructor({ target, nowMs = () => performance.now() }: HttpExecutorNeeds) {
    this.#target = target;
    this.#nowMs = nowMs;
  }

  /**
   * Brings in what the first request would else wait for: the client and, where they go there, the test server.
   *
   * @throws Error where the test server cannot start: requests will say so, too
   */
  async prepare(url: string | null): Promise<void> {
    await this.#open();
    if (url === null) await this.#target?.start();
  }

  start(run: AttemptRun): void {
    const body = httpBodyOf(run);
    if (body.url === null && this.#target === null) {
      run.fail({ name: 'NoTarget', message: 'this yard has no test server', retryable: false });
      return;
    }
    const attempt = new HttpAttempt(run, body, this.#nowMs);
    run.handle = attempt;
    const url = body.url ?? this.#target?.url ?? null;
    if (this.#connections !== null && url !== null) attempt.send(this.#connections, url);
    else void this.#sendLater(attempt, url);
  }

  abort(run: AttemptRun, reason: AbortReason): void {
    (run.handle as HttpAttempt).abort(reason);
  }

  /** Ends the connections that nobody uses. */
  close(): void {
    this.#connections?.close();
  }

  /** When what it needs is there. */
  async #sendLater(attempt: HttpAttempt, url: string | null): Promise<void> {
    try {
      const connections = await this.#open();
      attempt.send(connections, url ?? (await this.#startTarget()));
    } catch (error) {
      attempt.fail(error as Error);
    }
  }

  async #open(): Promise<HttpConnections> {
    this.#opening ??= openConnections();
    this.#connections = await this.#opening;
    return this.#connections;
  }

  async #startTarget(): Promise<string> {
    if (this.#target === null) throw new Error('this yard has no test server');
    return this.#target.start();
  }
}

/** The client takes a tenth of a second to load, which a yard without requests does not pay. */
async function openConnections(): Promise<HttpConnections> {
  return new HttpConnections(await import('undici'));
}

function httpBodyOf({ spec: { body } }: AttemptRun): HttpBody {
  if (body.executor === 'http') return body;
  throw new Error(`the http executor was given a body for the ${body.executor} one`);
}
