import type { RunFigures } from '#contract/run-figures';
import type { LogSink } from '../../engine/ports';
import { RunFiguresFold } from '../../feed/run-figures-fold';
import { EventLines } from './event-lines';
import type { Paint } from './paint';
import { ResultList } from './result-list';
import type { RunPlan } from './run-plan';
import type { TextSink } from './text-sink';

export interface RunListenersNeeds {
  /** Where the log is recorded; null: nowhere. */
  readonly log: TextSink | null;
  /** Where people read. */
  readonly people: TextSink;
  readonly paint: Paint;
  readonly output: RunPlan['output'];
}

/** Everything that listens to the log of a run: its record, its lines for people, its figures. */
export class RunListeners {
  readonly results = new ResultList();
  readonly #log: TextSink | null;
  readonly #people: TextSink;
  readonly #lines: EventLines | null;
  #figures: RunFiguresFold | null = null;
  #endedAtMs = 0;

  constructor({ log, people, paint, output }: RunListenersNeeds) {
    this.#log = log;
    this.#people = people;
    this.#lines = output === 'lines' ? new EventLines(paint) : null;
  }

  /** The time of the last event, in milliseconds of the run. */
  get endedAtMs(): number {
    return this.#endedAtMs;
  }

  /** The run in figures, by its last event; null before the first line. */
  figures(): RunFigures | null {
    return this.#figures?.figures(0, this.#endedAtMs) ?? null;
  }

  readonly take: LogSink = (line) => {
    this.#log?.write(`${JSON.stringify(line)}\n`);
    if (line.type === 'run') {
      this.#figures = new RunFiguresFold(line);
    } else {
      this.#endedAtMs = line.atMs;
      this.#figures?.add(line);
    }
    if (this.#lines === null) return;
    this.results.take(line);
    const told = this.#lines.lineOf(line);
    if (told !== null) this.#people.write(told);
  };
}
