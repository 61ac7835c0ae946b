import { EventEmitter } from 'node:events';

/** What tools ask of any object; to have none of it is no lack. */
const ASKED_OF_ANYTHING = new Set(['then', 'toJSON', 'inspect', 'asymmetricMatch']);

/**
 * Ends a prototype chain: whatever an object has not is an error with its name, instead of an undefined that
 * something else trips over later. Asking with `in` is free.
 */
function loudEnd(base: object): object {
  return new Proxy(base, {
    get(target, property, receiver) {
      if (typeof property === 'symbol' || property in target || ASKED_OF_ANYTHING.has(property)) {
        return Reflect.get(target, property, receiver);
      }
      const owner = (receiver as object).constructor.name;
      throw new Error(`the stand-in for Electron has no ${owner}.${property}`);
    },
  });
}

/** An object of Electron's without events. */
export class LoudObject {}
Object.setPrototypeOf(LoudObject.prototype, loudEnd(Object.prototype));

/** An object of Electron's with events. Listening for one that would never come is an error, too. */
export class LoudEmitter extends EventEmitter {
  readonly #events: ReadonlySet<string | symbol> | null;

  /** @param events that are ever emitted, or that a test may emit; null: of any name */
  constructor(events: readonly string[] | null) {
    super();
    this.#events = events && new Set<string | symbol>([...events, 'newListener', 'removeListener']);
  }

  override on(event: string | symbol, listener: (...args: never[]) => void): this {
    return super.on(this.#known(event), listener as (...args: unknown[]) => void);
  }

  override once(event: string | symbol, listener: (...args: never[]) => void): this {
    return super.once(this.#known(event), listener as (...args: unknown[]) => void);
  }

  override addListener(event: string | symbol, listener: (...args: never[]) => void): this {
    return this.on(event, listener);
  }

  #known(event: string | symbol): string | symbol {
    if (this.#events !== null && !this.#events.has(event)) {
      throw new Error(`the stand-in for Electron never emits ${this.constructor.name} '${String(event)}'`);
    }
    return event;
  }
}
Object.setPrototypeOf(LoudEmitter.prototype, loudEnd(EventEmitter.prototype));

/** Electron's whole module: asking for a part that is not there is an error. */
export function loudModule<T extends object>(parts: T): T {
  class electron {}
  Object.setPrototypeOf(electron.prototype, loudEnd(Object.prototype));
  return Object.assign(new electron(), parts);
}
