/** A value on its way between two worlds: copied, but for functions and promises, which stay where they are. */
type Parcel =
  | readonly ['value', unknown]
  | readonly ['array', readonly Parcel[]]
  | readonly ['object', readonly (readonly [string, Parcel])[]]
  | readonly ['error', string]
  | readonly ['function', number]
  | readonly ['promise', number];

/** What one end tells the other of. */
type Message =
  | { readonly what: 'call'; readonly call: number; readonly of: number; readonly args: Parcel }
  | { readonly what: 'returned'; readonly call: number; readonly ok: boolean; readonly value: Parcel }
  | { readonly what: 'settled'; readonly promise: number; readonly ok: boolean; readonly value: Parcel };

export type World = 'page' | 'preload';
type AnyFunction = (...args: unknown[]) => unknown;

/** What the clone algorithm copies by itself. */
const COPIED = [Map, Set, Date, RegExp, ArrayBuffer, Blob];

/**
 * One end of the bridge between the page's world and the preload's. Both hold a node that nobody else can
 * reach; an event on it is heard in both worlds at once, and what it carries is cloned for each.
 */
export class BridgeEnd {
  readonly #gate: EventTarget;
  readonly #to: World;
  // A page may replace these later; the bridge keeps to the browser's own.
  readonly #dispatch = EventTarget.prototype.dispatchEvent;
  readonly #CustomEvent = CustomEvent;
  readonly #functions: AnyFunction[] = [];
  readonly #returns = new Map<number, { readonly ok: boolean; readonly value: Parcel }>();
  readonly #promises = new Map<number, { resolve(value: unknown): void; reject(why: unknown): void }>();
  #calls = 0;
  #ownPromises = 0;

  /** @param functions that the other end may call by their number from the beginning */
  constructor(gate: EventTarget, own: World, functions: readonly AnyFunction[]) {
    this.#gate = gate;
    this.#to = own === 'page' ? 'preload' : 'page';
    this.#functions.push(...functions);
    gate.addEventListener(own, (event) => this.#hear((event as CustomEvent<Message>).detail));
  }

  /**
   * Calls a function of the other world, and returns what it does.
   *
   * @throws Error with its message, where it throws
   */
  call(of: number, args: readonly unknown[]): unknown {
    const call = this.#calls++;
    this.#tell({ what: 'call', call, of, args: this.#pack(args) });
    const returned = this.#returns.get(call);
    this.#returns.delete(call);
    if (returned === undefined) throw new Error('the other world is gone');
    const value = this.#unpack(returned.value);
    if (!returned.ok) throw value;
    return value;
  }

  #tell(message: Message): void {
    const event = new this.#CustomEvent(this.#to, { detail: message });
    Reflect.apply(this.#dispatch, this.#gate, [event]);
  }

  #hear(message: Message): void {
    switch (message.what) {
      case 'call': {
        const outcome = this.#outcomeOf(() =>
          this.#functions[message.of]?.(...(this.#unpack(message.args) as unknown[])),
        );
        this.#tell({ what: 'returned', call: message.call, ...outcome });
        return;
      }
      case 'returned':
        this.#returns.set(message.call, message);
        return;
      case 'settled': {
        const waiting = this.#promises.get(message.promise);
        this.#promises.delete(message.promise);
        const value = this.#unpack(message.value);
        if (message.ok) waiting?.resolve(value);
        else waiting?.reject(value);
        return;
      }
    }
  }

  #outcomeOf(run: () => unknown): { readonly ok: boolean; readonly value: Parcel } {
    try {
      return { ok: true, value: this.#pack(run()) };
    } catch (error) {
      return { ok: false, value: this.#pack(error instanceof Error ? error : new Error(String(error))) };
    }
  }

  #pack(value: unknown): Parcel {
    if (typeof value === 'function') return ['function', this.#functions.push(value as AnyFunction) - 1];
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof value !== 'object' || value === null) return ['value', value];
    if (value instanceof Promise) return ['promise', this.#watch(value)];
    if (value instanceof Error) return ['error', value.message];
    if (Array.isArray(value)) return ['array', Array.from(value, (one) => this.#pack(one))];
    if (ArrayBuffer.isView(value) || COPIED.some((type) => value instanceof type)) {
      return ['value', structuredClone(value)];
    }
    return ['object', Object.entries(value).map(([key, one]) => [key, this.#pack(one)] as const)];
  }

  #watch(promise: Promise<unknown>): number {
    const id = this.#ownPromises++;
    const settle = (run: () => unknown) =>
      this.#tell({ what: 'settled', promise: id, ...this.#outcomeOf(run) });
    promise.then(
      (value) => settle(() => value),
      (error) =>
        settle(() => {
          throw error;
        }),
    );
    return id;
  }

  #unpack(parcel: Parcel): unknown {
    switch (parcel[0]) {
      case 'value':
        return parcel[1];
      case 'error':
        return new Error(parcel[1]);
      case 'array':
        return parcel[1].map((one) => this.#unpack(one));
      case 'object':
        return Object.fromEntries(parcel[1].map(([key, one]) => [key, this.#unpack(one)]));
      case 'function': {
        const of = parcel[1];
        return (...args: unknown[]) => this.call(of, args);
      }
      case 'promise': {
        const id = parcel[1];
        return new Promise((resolve, reject) => this.#promises.set(id, { resolve, reject }));
      }
    }
  }
}
