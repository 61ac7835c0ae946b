import type { Problem, Reply } from '#contract/problem';
import type { LogLine, RunHeader } from '#contract/task-event';
import { eventSchemaOf, eventStampSchema, logSortSchema, runHeaderSchema } from '../schemas/log-line-schema';
import { parseWith } from '../schemas/problems';

/** A longer line is none of an event log, in UTF-16 code units. */
export const MAX_LINE_LENGTH = 1_048_576;

/**
 * Checks the lines of a log that may be anybody's, one after the other: each for itself, and that numbers have no gaps,
 * times do not decrease, and tasks are counted from 1.
 */
export class LineCheck {
  #header: RunHeader | null = null;
  #line = 0;
  #seq = 0;
  #atMs = 0;
  #task = 0;

  get header(): RunHeader | null {
    return this.#header;
  }

  /** Events so far. */
  get events(): number {
    return this.#seq;
  }

  /** When the last of them was, in milliseconds of the run. */
  get atMs(): number {
    return this.#atMs;
  }

  /** The line; null: an event of a type that is not known, to be passed over. Problems name the line's number. */
  check(text: string): Reply<LogLine | null> {
    this.#line++;
    if (text.length > MAX_LINE_LENGTH) {
      return this.#refuse('', `at most ${MAX_LINE_LENGTH} characters`, `${text.length}`);
    }
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      return this.#refuse('', 'one JSON object', `${JSON.stringify(text.slice(0, 40))}`);
    }
    return this.#line === 1 ? this.#first(parsed) : this.#event(parsed);
  }

  /** The problems of the line that was checked last, as it does not fit those before it. */
  refuse(why: string): Reply<never> {
    return this.#refuse('', 'an event that fits those before it', why);
  }

  #first(parsed: unknown): Reply<LogLine> {
    const sort = parseWith(logSortSchema, parsed, '');
    if (!sort.ok) return this.#inLine(sort.problems.slice(0, 1));
    const read = parseWith(runHeaderSchema, parsed, '');
    if (!read.ok) return this.#inLine(read.problems);
    this.#header = read.value;
    return read;
  }

  #event(parsed: unknown): Reply<LogLine | null> {
    const type = typeof parsed === 'object' && parsed !== null && 'type' in parsed ? parsed.type : null;
    const schema = typeof type === 'string' ? eventSchemaOf(type) : null;
    const read = parseWith(schema ?? eventStampSchema, parsed, '');
    if (!read.ok) return this.#inLine(read.problems);
    const { seq, atMs } = read.value;
    if (seq !== this.#seq + 1) return this.#refuse('seq', `${this.#seq + 1}, the next number`, String(seq));
    if (atMs < this.#atMs) return this.#refuse('atMs', `${this.#atMs} or more, as before it`, String(atMs));
    if (schema === null) {
      this.#take(seq, atMs);
      return { ok: true, value: null };
    }
    const line = read.value as LogLine;
    if (line.type === 'task-submitted') {
      if (line.task !== this.#task + 1) {
        return this.#refuse('task', `${this.#task + 1}, the next task`, String(line.task));
      }
      this.#task++;
    } else if ('task' in line && line.task > this.#task) {
      return this.#refuse('task', 'a task that was submitted before', String(line.task));
    }
    this.#take(seq, atMs);
    return { ok: true, value: line };
  }

  #take(seq: number, atMs: number): void {
    this.#seq = seq;
    this.#atMs = atMs;
  }

  #refuse(field: string, expected: string, got: string): Reply<never> {
    return this.#inLine([{ field, expected, got }]);
  }

  #inLine(problems: readonly Problem[]): Reply<never> {
    const at = `line ${this.#line}`;
    return {
      ok: false,
      problems: problems.map((problem) => ({
        ...problem,
        field: problem.field === '' ? at : `${at}: ${problem.field}`,
      })),
    };
  }
}
