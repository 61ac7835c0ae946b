import type { TaskError } from '#contract/task';
import type { CpuBody } from '#contract/work';
import { LOG_BYTES, LogRing } from './log-ring';

/** Where the one request of a slot stands. */
const STATE = { rest: 0, requested: 1, running: 2 } as const;

/** What is asked of a thread. */
export const REQUEST = { hash: 0, primes: 1, 'sleep-spin': 2, script: 3 } as const;

/** How a request ended. `stale`: it did not begin, since the thread has another text of the script. */
export const ANSWER = { silent: 0, output: 1, failed: 2, final: 3, stale: 4 } as const;
export type AnswerKind = (typeof ANSWER)[keyof typeof ANSWER];

/** Whole numbers at the head of the memory. */
const FIELD = { state: 0, request: 1, attempt: 2, inLoop: 3, isUp: 4, answer: 5, name: 6, text: 7 } as const;
/** Numbers with a fraction behind them. */
const NUMBERS_AT = 64;
const LOG_TOTAL_AT = NUMBERS_AT + 16;
const TEXTS_AT = 128;
/** Longest name of an error, and longest text, in UTF-16 code units; a text says of itself that it was cut. */
const NAME_UNITS = 256;
const TEXT_UNITS = 65_536 + 64;
const LOG_AT = TEXTS_AT + 2 * (NAME_UNITS + TEXT_UNITS);
const SLOT_BYTES = LOG_AT + LOG_BYTES;

/**
 * What a yard and one of its threads say to each other, in memory that they share: one request at a time, and its
 * answer. Neither takes a message, so that the smallest of tasks is not mostly messages.
 *
 * The yard asks (`request`), the thread takes (`take`) and answers; until it is taken a request can be withdrawn.
 */
export class ThreadSlot {
  readonly memory: SharedArrayBuffer;
  readonly log: LogRing;
  readonly #fields: Int32Array;
  readonly #numbers: Float64Array;
  readonly #texts: Buffer;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(SLOT_BYTES)) {
    this.memory = memory;
    this.#fields = new Int32Array(memory, 0, NUMBERS_AT / 4);
    this.#numbers = new Float64Array(memory, NUMBERS_AT, 2);
    this.#texts = Buffer.from(memory, TEXTS_AT, LOG_AT - TEXTS_AT);
    this.log = new LogRing(memory, LOG_TOTAL_AT, LOG_AT);
  }

  // The yard's side.

  requestLoad(body: CpuBody): void {
    const numbers = this.#numbers;
    if (body.load === 'hash') numbers[0] = body.rounds;
    else if (body.load === 'primes') numbers[0] = body.upTo;
    else {
      numbers[0] = body.sleepMs;
      numbers[1] = body.spinMs;
    }
    this.#request(REQUEST[body.load], 1);
  }

  /** The script itself goes ahead by message. */
  requestScript(attempt: number): void {
    this.log.clear();
    this.#request(REQUEST.script, attempt);
  }

  #request(request: number, attempt: number): void {
    this.#fields[FIELD.request] = request;
    this.#fields[FIELD.attempt] = attempt;
    Atomics.store(this.#fields, FIELD.state, STATE.requested);
    Atomics.notify(this.#fields, FIELD.state);
  }

  /** Whether the thread is in its event loop, where only a message reaches it. */
  get isInLoop(): boolean {
    return Atomics.load(this.#fields, FIELD.inLoop) === 1;
  }

  /** Whether the thread has come up. */
  get isUp(): boolean {
    return Atomics.load(this.#fields, FIELD.isUp) === 1;
  }

  /** Takes the request back. False where the thread has taken it. */
  withdraw(): boolean {
    return this.#move(STATE.requested, STATE.rest);
  }

  /** Whether a request was made that nobody has taken. */
  get isRequested(): boolean {
    return Atomics.load(this.#fields, FIELD.state) === STATE.requested;
  }

  /** Whether nothing is asked: what was asked has been answered, or withdrawn. */
  get isAtRest(): boolean {
    return Atomics.load(this.#fields, FIELD.state) === STATE.rest;
  }

  get answer(): AnswerKind {
    return this.#fields[FIELD.answer] as AnswerKind;
  }

  /** The output, or the message of the error. */
  get text(): string {
    return this.#read(NAME_UNITS, FIELD.text);
  }

  get errorName(): string {
    return this.#read(0, FIELD.name);
  }

  // The thread's side.

  markUp(): void {
    Atomics.store(this.#fields, FIELD.isUp, 1);
  }

  /**
   * Waits, with all of the thread, until there is a request.
   *
   * @returns whether there is one: false after `timeoutMs`
   */
  awaitRequest(timeoutMs?: number): boolean {
    return Atomics.wait(this.#fields, FIELD.state, STATE.rest, timeoutMs) !== 'timed-out';
  }

  /** Says whether only a message reaches the thread from now on. */
  set isInLoop(isInLoop: boolean) {
    Atomics.store(this.#fields, FIELD.inLoop, isInLoop ? 1 : 0);
  }

  /** Takes the request, so that it cannot be withdrawn any more. False where there is none. */
  take(): boolean {
    return this.#move(STATE.requested, STATE.running);
  }

  get request(): number {
    return this.#fields[FIELD.request] as number;
  }

  get attempt(): number {
    return this.#fields[FIELD.attempt] as number;
  }

  /** The load's number; the second one, `spinMs`, only a `sleep-spin` has. */
  number(index: 0 | 1): number {
    return this.#numbers[index] as number;
  }

  succeed(output: string | undefined): void {
    if (output !== undefined) this.#write(NAME_UNITS, TEXT_UNITS, FIELD.text, output);
    this.#answer(output === undefined ? ANSWER.silent : ANSWER.output);
  }

  fail({ name, message, retryable }: TaskError): void {
    this.#write(0, NAME_UNITS, FIELD.name, name);
    this.#write(NAME_UNITS, TEXT_UNITS, FIELD.text, message);
    this.#answer(retryable === false ? ANSWER.final : ANSWER.failed);
  }

  refuseAsStale(): void {
    this.#answer(ANSWER.stale);
  }

  #answer(kind: AnswerKind): void {
    this.#fields[FIELD.answer] = kind;
    Atomics.store(this.#fields, FIELD.state, STATE.rest);
  }

  #move(from: number, to: number): boolean {
    return Atomics.compareExchange(this.#fields, FIELD.state, from, to) === from;
  }

  #write(atUnit: number, maxUnits: number, lengthField: number, text: string): void {
    const cut = text.length > maxUnits ? text.slice(0, maxUnits) : text;
    this.#texts.write(cut, 2 * atUnit, 'utf16le');
    this.#fields[lengthField] = cut.length;
  }

  #read(atUnit: number, lengthField: number): string {
    const units = this.#fields[lengthField] as number;
    return this.#texts.toString('utf16le', 2 * atUnit, 2 * (atUnit + units));
  }
}
