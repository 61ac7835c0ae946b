import { inspect } from 'node:util';
import type { ScriptContext, ScriptFunction } from './script-modules';

export interface ScriptCallNeeds {
  readonly attempt: number;
  readonly payload: unknown;
  readonly log: (text: string) => void;
}

/** One call of a script's function, and its signal: made when it is first read, since most never look. */
export class ScriptCall implements ScriptContext {
  readonly attempt: number;
  readonly payload: unknown;
  readonly #log: (text: string) => void;
  #controller: AbortController | null = null;
  #reason: Error | null = null;
  #isOver = false;

  constructor({ attempt, payload, log }: ScriptCallNeeds) {
    this.attempt = attempt;
    this.payload = payload;
    this.#log = log;
  }

  get signal(): AbortSignal {
    if (this.#controller === null) {
      this.#controller = new AbortController();
      if (this.#reason !== null) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** What work that a script left behind says belongs to no attempt. */
  readonly log = (text: unknown): void => {
    if (!this.#isOver) this.#log(typeof text === 'string' ? text : inspect(text));
  };

  async run(loading: Promise<ScriptFunction>): Promise<unknown> {
    try {
      const call = await loading;
      return await call(this);
    } finally {
      this.#isOver = true;
    }
  }

  stop(name: string, message: string): void {
    this.#reason = new Error(message);
    this.#reason.name = name;
    this.#controller?.abort(this.#reason);
  }
}
