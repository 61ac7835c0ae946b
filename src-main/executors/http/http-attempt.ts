import type { Dispatcher } from 'undici';
import type { HttpBody } from '#contract/work';
import type { AbortReason, AttemptRun } from '../../engine/ports';
import { describeAbort } from '../abort-error';
import type { HttpAddress } from './http-address';
import type { HttpConnection } from './http-connection';
import type { HttpConnections } from './http-connections';
import { httpErrorOf } from './http-error';
import { httpHeadersOf } from './http-headers';

/** Bytes of an unexpected answer that its error tells. */
const TOLD_BYTES = 200;

/**
 * One request, from its start to the last byte of its answer. The answer's body is counted as it comes, and not kept;
 * of the whole answer only the status decides. Redirects are statuses like others.
 */
export class HttpAttempt implements Dispatcher.DispatchHandler {
  readonly #run: AttemptRun;
  readonly #body: HttpBody;
  readonly #nowMs: () => number;
  readonly #startedAtMs: number;
  #connections: HttpConnections | null = null;
  #connection: HttpConnection | null = null;
  #isOver = false;
  #sentAtMs = 0;
  #firstByteAtMs = 0;
  #status = 0;
  #bytes = 0;
  #told: Buffer | null = null;

  constructor(run: AttemptRun, body: HttpBody, nowMs: () => number) {
    this.#run = run;
    this.#body = body;
    this.#nowMs = nowMs;
    this.#startedAtMs = nowMs();
  }

  /** @param address what the body's URL says, or where the test server is */
  send(connections: HttpConnections, url: string): void {
    if (this.#isOver) return;
    let address: HttpAddress;
    try {
      address = connections.addressOf(url);
    } catch (error) {
      this.fail(error as Error);
      return;
    }
    const { method, headers, body } = this.#body;
    this.#connections = connections;
    this.#connection = connections.take(address.origin);
    this.#connection.send(
      {
        method,
        path: address.path,
        headers: httpHeadersOf(headers, address.authorization),
        ...(body === undefined ? null : { body }),
      },
      this,
    );
  }

  /** Ends what is under way; the attempt is reported once its connection is closed. */
  abort(reason: AbortReason): void {
    this.#isOver = true;
    const report = () => this.#run.fail(describeAbort(reason));
    if (this.#connection === null) report();
    else this.#connection.end(report);
  }

  fail(error: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const report = () => this.#run.fail(httpErrorOf(error));
    if (this.#connection === null) report();
    else this.#connection.end(report);
  }

  onRequestStart(): void {
    this.#sentAtMs = this.#nowMs();
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    if (this.#status === 0) this.#firstByteAtMs = this.#nowMs();
    // An informational answer comes before the real one.
    this.#status = status;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#told === null && !this.#isExpected()) this.#told = Buffer.from(chunk.subarray(0, TOLD_BYTES));
  }

  onResponseEnd(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#connection !== null) this.#connections?.giveBack(this.#connection);
    const figures = this.#figures();
    if (this.#isExpected()) {
      this.#run.succeed(figures);
      return;
    }
    const expected = this.#body.expectedStatuses?.join(', ') ?? '200 to 299';
    const told = this.#told === null ? '' : `; it says ${JSON.stringify(this.#told.toString())}`;
    this.#run.fail({ name: 'UnexpectedStatus', message: `${figures}; expected ${expected}${told}` });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  #isExpected(): boolean {
    const { expectedStatuses } = this.#body;
    if (expectedStatuses !== undefined) return expectedStatuses.includes(this.#status);
    return this.#status >= 200 && this.#status <= 299;
  }

  /**
   * `status=200 bytes=32 waitMs=0.05 firstByteMs=1.31 totalMs=1.36`: bytes of the body as they came; from the start to
   * when the request was sent, by then a connection was there; from then to the answer; and all of it.
   */
  #figures(): string {
    const waitMs = (this.#sentAtMs - this.#startedAtMs).toFixed(2);
    const firstByteMs = (this.#firstByteAtMs - this.#sentAtMs).toFixed(2);
    const totalMs = (this.#nowMs() - this.#startedAtMs).toFixed(2);
    return `status=${this.#status} bytes=${this.#bytes} waitMs=${waitMs} firstByteMs=${firstByteMs} totalMs=${totalMs}`;
  }
}
