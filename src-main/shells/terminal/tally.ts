import { toMicros } from '#contract/micros';
import { isOwnEnd } from '#contract/task';
import type { LogLine } from '#contract/task-event';
import { GrowingNumbers } from './growing-numbers';
import { type DurationSummary, summariseDurations } from './percentiles';

/**
 * Gathers from the log how long things took: 8 bytes a task, an arrival and an attempt, so that a run of
 * millions can be told exactly.
 */
export class Tally {
  /** When each task was due to arrive, by its number. */
  readonly #intendedMs = new GrowingNumbers();
  /** When the attempt on each lane started. */
  readonly #startedMs = new GrowingNumbers();
  readonly #responses = new GrowingNumbers();
  readonly #services = new GrowingNumbers();

  take(line: LogLine): void {
    switch (line.type) {
      case 'task-submitted':
        this.#intendedMs.set(line.task, line.intendedAtMs ?? line.atMs);
        return;
      case 'attempt-started':
        this.#startedMs.set(line.lane, line.atMs);
        return;
      case 'attempt-settled':
        if (!isOwnEnd(line.outcome)) return;
        this.#services.push(toMicros(line.atMs - this.#startedMs.at(line.lane)));
        return;
      case 'task-settled':
        if (!isOwnEnd(line.status)) return;
        this.#responses.push(toMicros(line.atMs - this.#intendedMs.at(line.task)));
        return;
      default:
        return;
    }
  }

  /** Intended arrival to end, of tasks that came to an end of their own. */
  responseMs(): DurationSummary {
    return summariseDurations(this.#responses.sorted());
  }

  /** Start to verdict, of attempts that came to an end of their own. */
  serviceMs(): DurationSummary {
    return summariseDurations(this.#services.sorted());
  }
}
