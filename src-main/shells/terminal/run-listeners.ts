import type { LogSink } from '../../engine/ports';
import { EventLines } from './event-lines';
import type { Paint } from './paint';
import { ResultList } from './result-list';
import type { RunPlan } from './run-plan';
import { Tally } from './tally';
import type { TextSink } from './text-sink';

export interface RunListenersNeeds {
  /** Where the log is recorded; null: nowhere. */
  readonly log: TextSink | null;
  /** Where people read. */
  readonly people: TextSink;
  readonly paint: Paint;
  readonly output: RunPlan['output'];
}

/** Everything that listens to the log of a run: its record, its lines for people, its tally. */
export class RunListeners {
  readonly tally = new Tally();
  readonly results = new ResultList();
  readonly #log: TextSink | null;
  readonly #people: TextSink;
  readonly #lines: EventLines | null;
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

  readonly take: LogSink = (line) => {
    if (line.type !== 'run') this.#endedAtMs = line.atMs;
    this.#log?.write(`${JSON.stringify(line)}\n`);
    this.tally.take(line);
    if (this.#lines === null) return;
    this.results.take(line);
    const told = this.#lines.lineOf(line);
    if (told !== null) this.#people.write(told);
  };
}
