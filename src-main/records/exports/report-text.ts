import type { KeptRun } from '#contract/kept-runs';
import type { LogLine } from '#contract/task-event';
import type { Clock } from '../../engine/ports';
import { recordedFeed } from '../recorded-feed';
import { FailureTally } from './failure-tally';
import { LANE_COLUMNS, MOST_LANES } from './report-lanes';
import { reportPage } from './report-page';
import type { RunText } from './run-text';

/** A report for people: everything of it comes at the end. What it keeps meanwhile is bounded, but for pending tasks. */
export class ReportText implements RunText {
  readonly #run: KeptRun;
  readonly #feed: ReturnType<typeof recordedFeed>;
  readonly #failures = new FailureTally();

  /** @param run as a list tells it */
  constructor(run: KeptRun, clock: Clock) {
    this.#run = run;
    this.#feed = recordedFeed({ clock, maxSettled: 0 });
  }

  take(line: LogLine): string {
    this.#feed.write(line);
    if (line.type !== 'run') this.#failures.take(line);
    return '';
  }

  end(): string {
    const feed = this.#feed;
    const view = feed.view();
    const count = view.lanes.length;
    const query = {
      fromMs: 0,
      toMs: Math.max(view.atMs, 1),
      lanes: { from: 1, to: Math.max(1, Math.min(count, MOST_LANES)) },
      columns: LANE_COLUMNS,
    };
    const run: KeptRun = {
      ...this.#run,
      endedAtMs: view.atMs,
      events: view.seq,
      counts: { ...feed.counts },
      figures: feed.runFigures() ?? this.#run.figures,
    };
    return reportPage({
      run,
      series: feed.series('run'),
      lanes: count === 0 ? null : { history: feed.laneHistory(query), count },
      marks: view.marks,
      failures: this.#failures,
    });
  }
}
