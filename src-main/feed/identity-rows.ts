import { type OwnLimits, PRIORITIES, type Priority, type TaskBody, type TaskSpec } from '#contract/task';
import type { TaskRecord } from '#contract/task-record';
import { SharedValues } from './shared-values';
import { cutOffNumber, type TextPattern, textOf } from './text-pattern';
import { TextTable } from './text-table';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What a task's record says from its beginning on. */
export type TaskIdentity = Pick<
  TaskRecord,
  'task' | 'name' | 'kind' | 'priority' | 'own' | 'submittedAtMs' | 'intendedAtMs'
>;

/** What tasks are, as columns of numbers: which row is whose is for others to know. */
export class IdentityRows {
  readonly #task: Float64Array;
  readonly #name: Uint32Array;
  readonly #nameNumber: Float64Array;
  /** Digits of the number at the name's end, zeros in front included; 0: there is none. */
  readonly #nameDigits: Uint8Array;
  readonly #kind: Uint32Array;
  readonly #priority: Uint8Array;
  readonly #submittedAtMs: Float64Array;
  readonly #intendedAtMs: Float64Array;
  readonly #own: Uint32Array;
  readonly #body: Uint32Array;
  /** Of names, without the number at their end, and of kinds. */
  readonly texts = new TextTable();
  readonly #owns = new SharedValues<OwnLimits>();
  readonly #bodies = new SharedValues<TaskBody>();

  constructor(rows: number) {
    this.#task = new Float64Array(rows);
    this.#name = new Uint32Array(rows);
    this.#nameNumber = new Float64Array(rows);
    this.#nameDigits = new Uint8Array(rows);
    this.#kind = new Uint32Array(rows);
    this.#priority = new Uint8Array(rows);
    this.#submittedAtMs = new Float64Array(rows);
    this.#intendedAtMs = new Float64Array(rows);
    this.#own = new Uint32Array(rows);
    this.#body = new Uint32Array(rows);
  }

  set(row: number, identity: TaskIdentity): void {
    const { pattern, digits } = cutOffNumber(identity.name);
    this.#task[row] = identity.task;
    this.#name[row] = this.texts.addPattern(pattern);
    this.#nameNumber[row] = Number(digits);
    this.#nameDigits[row] = digits.length;
    this.#kind[row] = this.texts.addPattern({ before: identity.kind, after: null });
    this.#priority[row] = PRIORITIES.indexOf(identity.priority);
    this.#submittedAtMs[row] = identity.submittedAtMs;
    this.#intendedAtMs[row] = identity.intendedAtMs;
    const { own } = identity;
    if (own !== null) this.#own[row] = this.#owns.add(JSON.stringify(own), own);
  }

  setBody(row: number, body: TaskBody): void {
    this.#body[row] = this.#bodies.add(body, body);
  }

  /** What was submitted; null where its body is not known. */
  spec(row: number): TaskSpec | null {
    const body = this.#bodies.at(this.#body[row] as number);
    if (body === undefined) return null;
    const spec: Writable<TaskSpec> = {
      name: this.name(row),
      kind: this.kind(row),
      priority: PRIORITIES[this.priority(row)] as Priority,
      body,
    };
    const own = this.own(row);
    const intendedAtMs = this.intendedAtMs(row);
    if (own !== null) spec.own = own;
    if (intendedAtMs !== this.submittedAtMs(row)) spec.intendedAtMs = intendedAtMs;
    return spec;
  }

  task(row: number): number {
    return this.#task[row] as number;
  }

  name(row: number): string {
    const digits = this.nameDigits(row);
    const written = digits === 0 ? '' : String(this.#nameNumber[row]).padStart(digits, '0');
    return textOf(this.#pattern(this.nameText(row)), written);
  }

  kind(row: number): string {
    return this.#pattern(this.kindText(row)).before;
  }

  own(row: number): OwnLimits | null {
    return this.#owns.at(this.#own[row] as number) ?? null;
  }

  /** The number of the name's pattern. */
  nameText(row: number): number {
    return this.#name[row] as number;
  }

  /** The number of the kind's pattern, which is the whole kind. */
  kindText(row: number): number {
    return this.#kind[row] as number;
  }

  /** The number at the name's end; −1 where there is none. */
  nameNumber(row: number): number {
    return this.nameDigits(row) === 0 ? -1 : (this.#nameNumber[row] as number);
  }

  /** How many digits that number is written with, zeros in front included; 0: there is none. */
  nameDigits(row: number): number {
    return this.#nameDigits[row] as number;
  }

  /** Its place among the levels, 0 the most urgent. */
  priority(row: number): number {
    return this.#priority[row] as number;
  }

  submittedAtMs(row: number): number {
    return this.#submittedAtMs[row] as number;
  }

  intendedAtMs(row: number): number {
    return this.#intendedAtMs[row] as number;
  }

  #pattern(text: number): TextPattern {
    return this.texts.pattern(text) as TextPattern;
  }

  /** No more rows are to be expected. */
  seal(): void {
    this.texts.seal();
    this.#owns.seal();
    this.#bodies.seal();
  }
}
