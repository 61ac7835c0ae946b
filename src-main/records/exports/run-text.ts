import type { LogLine } from '#contract/task-event';

/** What a log becomes in another form: text, line by line. */
export interface RunText {
  /** Takes the next line of the log. @returns what can be written of it by now */
  take(line: LogLine): string;
  /** No line follows. @returns the rest */
  end(): string;
}
