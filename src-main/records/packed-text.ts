import { CANCEL_REASONS, OUTCOMES, PRIORITIES } from '#contract/task';
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
  splitSort,
  TASK_SETTLED,
} from './packed-lines';

/** Packed lines as they stand in a log: to the byte what `JSON.stringify` makes of each, each with its line feed. */
export function textOfPacked(packed: PackedLines): string {
  return new PackedReader(packed).text();
}

class PackedReader {
  readonly #packed: PackedLines;
  #at = 0;
  #atText = 0;

  constructor(packed: PackedLines) {
    this.#packed = packed;
  }

  text(): string {
    let text = '';
    while (this.#at < this.#packed.used) text += `${this.#line()}\n`;
    return text;
  }

  #line(): string {
    const { sort, choice, flags } = splitSort(this.#number());
    if (sort === LINE) return this.#text();
    const stamp = `{"seq":${this.#number()},"atMs":${this.#number()},"type":`;
    switch (sort) {
      case SUBMITTED:
        return `${stamp}"task-submitted","task":${this.#number()},"name":${this.#json()},"kind":${this.#json()},"priority":"${PRIORITIES[choice]}"${this.#submission(flags)}}`;
      case REJECTED:
        return `${stamp}"task-rejected","name":${this.#json()},"reason":"${REJECT_REASONS[choice]}"}`;
      case STARTED:
        return `${stamp}"attempt-started",${this.#attempt()}}`;
      case SETTLED: {
        const attempt = this.#attempt();
        const { output, error } = this.#report(flags);
        return `${stamp}"attempt-settled",${attempt},"outcome":"${OUTCOMES[choice]}"${error}${output}}`;
      }
      case STOPPED:
        return `${stamp}"attempt-stopped",${this.#attempt()}}`;
      case RETRY: {
        const [task, attempt, lane] = [this.#number(), this.#number(), this.#number()];
        return `${stamp}"retry-scheduled","task":${task},"attempt":${attempt},"delayMs":${this.#number()},"lane":${lane === 0 ? null : lane}}`;
      }
      case TASK_SETTLED: {
        const ending = `"task":${this.#number()},"status":"${OUTCOMES[choice]}","attempts":${this.#number()}`;
        const { output, error } = this.#report(flags);
        const reason = flags & HAS_REASON ? `,"reason":"${CANCEL_REASONS[this.#number()]}"` : '';
        return `${stamp}"task-settled",${ending}${output}${error}${reason}}`;
      }
      default:
        throw new Error(`no line is packed as ${sort}`);
    }
  }

  #attempt(): string {
    return `"task":${this.#number()},"attempt":${this.#number()},"lane":${this.#number()}`;
  }

  #submission(flags: number): string {
    let text = '';
    if (flags & HAS_OWN) {
      text += this.#limit('maxAttempts');
      text += this.#limit('attemptTimeoutMs');
      text += this.#limit('queueTimeoutMs');
      text += this.#limit('totalTimeoutMs');
    }
    if (flags & HAS_INTENDED) text += `,"intendedAtMs":${this.#number()}`;
    return flags & IS_CLOSED_LOOP ? `${text},"loop":"closed"` : text;
  }

  #limit(name: string): string {
    const limit = this.#number();
    if (Number.isNaN(limit)) return '';
    return `,"${name}":${limit === Number.POSITIVE_INFINITY ? null : limit}`;
  }

  #report(flags: number): { readonly output: string; readonly error: string } {
    const output = flags & HAS_OUTPUT ? `,"output":${this.#json()}` : '';
    if (!(flags & HAS_ERROR)) return { output, error: '' };
    const final = flags & IS_FINAL ? ',"retryable":false' : '';
    return { output, error: `,"error":{"name":${this.#json()},"message":${this.#json()}${final}}` };
  }

  #json(): string {
    return JSON.stringify(this.#text());
  }

  #text(): string {
    const length = this.#number();
    this.#atText += length;
    return this.#packed.text.slice(this.#atText - length, this.#atText);
  }

  #number(): number {
    return this.#packed.numbers[this.#at++] as number;
  }
}
