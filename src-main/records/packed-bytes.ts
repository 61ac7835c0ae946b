import { CANCEL_REASONS, OUTCOMES, PRIORITIES } from '#contract/task';
import { Fragment, JsonBytes } from './json-bytes';
import {
  HAS_ERROR,
  HAS_INTENDED,
  HAS_OUTPUT,
  HAS_OWN,
  HAS_REASON,
  IS_CLOSED_LOOP,
  IS_FINAL,
  LINE,
  type PackedLines,
  REJECT_REASONS,
  REJECTED,
  RETRY,
  SETTLED,
  STARTED,
  STOPPED,
  SUBMITTED,
  TASK_SETTLED,
} from './packed-lines';

/** Bytes of a number and what stands around it, on average. */
const BYTES_PER_NUMBER = 24;

/** Packed lines as they stand in a log: to the byte what `JSON.stringify` makes of each, each with its line feed. */
export function bytesOfPacked(packed: PackedLines): Buffer {
  const reader = new PackedReader(packed);
  reader.readAll();
  return reader.bytes;
}

const fragment = (text: string) => new Fragment(text);
const ofEach = (words: readonly string[], around: (word: string) => string) =>
  words.map((word) => fragment(around(word)));

const SEQ = fragment('{"seq":');
const AT = fragment(',"atMs":');
const SUBMITTED_TASK = fragment(',"type":"task-submitted","task":');
const NAME = fragment(',"name":');
const KIND = fragment(',"kind":');
const PRIORITY = ofEach(PRIORITIES, (priority) => `,"priority":"${priority}"`);
const REJECTED_NAME = fragment(',"type":"task-rejected","name":');
const REJECT_REASON = ofEach(REJECT_REASONS, (reason) => `,"reason":"${reason}"}\n`);
const STARTED_TASK = fragment(',"type":"attempt-started","task":');
const SETTLED_TASK = fragment(',"type":"attempt-settled","task":');
const STOPPED_TASK = fragment(',"type":"attempt-stopped","task":');
const RETRY_TASK = fragment(',"type":"retry-scheduled","task":');
const ATTEMPT = fragment(',"attempt":');
const LANE = fragment(',"lane":');
const NO_LANE = fragment(',"lane":null}\n');
const DELAY = fragment(',"delayMs":');
const OUTCOME = ofEach(OUTCOMES, (outcome) => `,"outcome":"${outcome}"`);
const ENDED_TASK = fragment(',"type":"task-settled","task":');
const STATUS = ofEach(OUTCOMES, (status) => `,"status":"${status}","attempts":`);
const OUTPUT = fragment(',"output":');
const ERROR = fragment(',"error":{"name":');
const MESSAGE = fragment(',"message":');
const ERROR_END = fragment('}');
const FINAL_ERROR_END = fragment(',"retryable":false}');
const REASON = ofEach(CANCEL_REASONS, (reason) => `,"reason":"${reason}"`);
const OWN = ofEach(
  ['maxAttempts', 'attemptTimeoutMs', 'queueTimeoutMs', 'totalTimeoutMs'],
  (name) => `,"${name}":`,
);
const NULL = fragment('null');
const INTENDED = fragment(',"intendedAtMs":');
const CLOSED_LOOP = fragment(',"loop":"closed"');
const END = fragment('}\n');
const LINE_FEED = fragment('\n');

class PackedReader {
  readonly #packed: PackedLines;
  readonly #out: JsonBytes;
  #at = 0;
  #atText = 0;

  constructor(packed: PackedLines) {
    this.#packed = packed;
    this.#out = new JsonBytes(packed.used * BYTES_PER_NUMBER + 2 * packed.text.length);
  }

  get bytes(): Buffer {
    return this.#out.written;
  }

  readAll(): void {
    while (this.#at < this.#packed.used) this.#line();
  }

  #line(): void {
    const first = this.#next();
    const sort = first & 7;
    const choice = (first >> 3) & 7;
    const flags = first >> 6;
    const out = this.#out;
    if (sort === LINE) {
      out.text(this.#text());
      out.fragment(LINE_FEED);
      return;
    }
    this.#number(SEQ);
    this.#number(AT);
    switch (sort) {
      case SUBMITTED:
        this.#number(SUBMITTED_TASK);
        this.#string(NAME);
        this.#string(KIND);
        out.fragment(PRIORITY[choice] as Fragment);
        this.#submission(flags);
        break;
      case REJECTED:
        this.#string(REJECTED_NAME);
        out.fragment(REJECT_REASON[choice] as Fragment);
        return;
      case STARTED:
        this.#attempt(STARTED_TASK);
        break;
      case SETTLED:
        this.#attempt(SETTLED_TASK);
        out.fragment(OUTCOME[choice] as Fragment);
        this.#attemptReport(flags);
        break;
      case STOPPED:
        this.#attempt(STOPPED_TASK);
        break;
      case RETRY:
        this.#retry();
        return;
      case TASK_SETTLED:
        this.#number(ENDED_TASK);
        this.#number(STATUS[choice] as Fragment);
        this.#taskReport(flags);
        break;
      default:
        throw new Error(`no line is packed as ${sort}`);
    }
    out.fragment(END);
  }

  #attempt(task: Fragment): void {
    this.#number(task);
    this.#number(ATTEMPT);
    this.#number(LANE);
  }

  #retry(): void {
    this.#number(RETRY_TASK);
    this.#number(ATTEMPT);
    this.#number(DELAY);
    const lane = this.#next();
    if (lane === 0) {
      this.#out.fragment(NO_LANE);
      return;
    }
    this.#out.fragment(LANE);
    this.#out.number(lane);
    this.#out.fragment(END);
  }

  #submission(flags: number): void {
    if (flags & HAS_OWN) for (const name of OWN) this.#limit(name);
    if (flags & HAS_INTENDED) this.#number(INTENDED);
    if (flags & IS_CLOSED_LOOP) this.#out.fragment(CLOSED_LOOP);
  }

  #limit(name: Fragment): void {
    const limit = this.#next();
    if (Number.isNaN(limit)) return;
    this.#out.fragment(name);
    if (limit === Number.POSITIVE_INFINITY) this.#out.fragment(NULL);
    else this.#out.number(limit);
  }

  /** The verdict on an attempt has its error first. */
  #attemptReport(flags: number): void {
    if (flags & HAS_ERROR) this.#error(flags);
    if (flags & HAS_OUTPUT) this.#string(OUTPUT);
  }

  /** The end of a task has its output first. */
  #taskReport(flags: number): void {
    if (flags & HAS_OUTPUT) this.#string(OUTPUT);
    if (flags & HAS_ERROR) this.#error(flags);
    if (flags & HAS_REASON) this.#out.fragment(REASON[this.#next()] as Fragment);
  }

  #error(flags: number): void {
    this.#string(ERROR);
    this.#string(MESSAGE);
    this.#out.fragment(flags & IS_FINAL ? FINAL_ERROR_END : ERROR_END);
  }

  #number(before: Fragment): void {
    this.#out.fragment(before);
    this.#out.number(this.#next());
  }

  #string(before: Fragment): void {
    this.#out.fragment(before);
    const from = this.#atText;
    this.#atText += this.#next();
    this.#out.string(this.#packed.text, from, this.#atText);
  }

  #text(): string {
    const from = this.#atText;
    this.#atText += this.#next();
    return this.#packed.text.slice(from, this.#atText);
  }

  #next(): number {
    return this.#packed.numbers[this.#at++] as number;
  }
}
