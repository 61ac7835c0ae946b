import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TargetFaults } from '#contract/target';
import type { Random } from '../engine/ports';
import { isOutage, planAnswer } from './answer-plan';
import type { TargetCounters } from './target-counters';

/** Connections at one time; one more is closed at once. Twice as many as there can be lanes. */
export const MAX_TARGET_CONNECTIONS = 2_048;

const JITTER_DRAW = 0;
const FAILURE_DRAW = 1;

/** Faults, and from when on outages are counted, in milliseconds of the server's clock. */
export interface SetFaults {
  readonly faults: TargetFaults;
  readonly outageFromMs: number;
}

export interface TargetServerNeeds extends SetFaults {
  nowMs(): number;
  /** Stream is the request's number. */
  readonly random: Random;
  readonly counters: TargetCounters;
}

/**
 * The built-in test server: answers every request on 127.0.0.1 alike, whatever its method, path and body, with the
 * faults that it is set to. It tells nothing and keeps nothing, so that whoever on this machine finds it may ask it.
 */
export class TargetServer {
  readonly #needs: TargetServerNeeds;
  readonly #server: Server;
  #set: SetFaults;
  #body: Buffer;

  constructor(needs: TargetServerNeeds) {
    this.#needs = needs;
    this.#set = needs;
    this.#body = bodyOf(needs.faults);
    this.#server = createServer((request, response) => this.#take(request, response));
    this.#server.maxConnections = MAX_TARGET_CONNECTIONS;
  }

  /**
   * @returns the address, as `http://127.0.0.1:40123`
   * @throws Error where no port can be had
   */
  listen(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ port: 0, host: '127.0.0.1' }, () => {
        this.#server.off('error', reject);
        resolve(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
      });
    });
  }

  /** Holds for requests that come from now on. */
  setFaults(set: SetFaults): void {
    this.#set = set;
    if (set.faults.bodyBytes !== this.#body.length) this.#body = bodyOf(set.faults);
  }

  /** Closes every connection, answered or not. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const number = this.#needs.counters.add('requests');
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (length === undefined && encoding === undefined) {
      this.#answer(number, response);
      return;
    }
    // Whatever is sent along is taken and forgotten, and answered when all of it has come.
    request.resume().once('end', () => this.#answer(number, response));
  }

  #answer(number: number, response: ServerResponse): void {
    const { random } = this.#needs;
    const plan = planAnswer(this.#set.faults, this.#sinceMs(), {
      jitter: random.draw(number, JITTER_DRAW),
      failure: random.draw(number, FAILURE_DRAW),
    });
    if (plan.kind === 'drop') {
      this.#drop(response);
      return;
    }
    if (plan.delayMs === 0) {
      this.#send(response, plan.status);
      return;
    }
    const timer = setTimeout(() => {
      // An outage that has begun meanwhile reaches those who wait, too.
      if (isOutage(this.#set.faults.outage, this.#sinceMs())) this.#drop(response);
      else this.#send(response, plan.status);
    }, plan.delayMs);
    response.once('close', () => clearTimeout(timer));
  }

  #send(response: ServerResponse, status: 200 | 500): void {
    if (status === 500) this.#needs.counters.add('failed');
    response.writeHead(status, { 'content-type': 'text/plain', 'content-length': this.#body.length });
    response.end(this.#body);
  }

  #drop(response: ServerResponse): void {
    this.#needs.counters.add('dropped');
    response.destroy();
  }

  #sinceMs(): number {
    return this.#needs.nowMs() - this.#set.outageFromMs;
  }
}

function bodyOf({ bodyBytes }: TargetFaults): Buffer {
  return Buffer.alloc(bodyBytes, 'Switchyard ');
}
