import { countText, rateText } from '#contract/count-text';
import { pendingOf } from '#contract/counts';
import { durationText, fineDurationText } from '#contract/duration-text';
import type { KeptRun } from '#contract/kept-runs';
import { LIMIT_NAMES, limitValueText } from '#contract/limit-change-text';
import type { LimitChange } from '#contract/limit-changes';
import type { Limits } from '#contract/limits';
import { type DurationFigures, LOOPS, type Loop } from '#contract/run-figures';
import { shareText } from '#contract/share-text';
import { STATUS_MARKS } from '#contract/status-marks';
import { weakness } from '../../components/weakness';
import { kindsText } from './kinds-text';
import { ratioText } from './ratio-text';

/** What one run has of what a row is about. */
export interface CompareCell {
  readonly text: string;
  /** How many times the first run's it is; null: there is nothing to tell, or it is the first. */
  readonly ratio: string | null;
  /** Why it is not worth much; null: it is. */
  readonly weak: string | null;
}

export interface CompareRow {
  readonly label: string;
  /** In the order of the runs. */
  readonly cells: readonly CompareCell[];
}

export interface CompareGroup {
  readonly title: string;
  readonly rows: readonly CompareRow[];
}

/** What the runs were set up with, where they differ. */
export function differingSettings(runs: readonly KeptRun[]): CompareRow[] {
  const [first] = runs;
  if (first === undefined) return [];
  const limits = Object.keys(first.limits) as (keyof Limits)[];
  const rows = [
    textRow('seed', runs, ({ seed }) => String(seed)),
    textRow('kinds of task', runs, ({ kinds }) => kindsText(kinds)),
    ...limits.map((limit) => textRow(LIMIT_NAMES[limit], runs, (run) => limitText(run.limits, limit))),
    textRow('limits changed meanwhile', runs, ({ limitChanges }) =>
      limitChanges === 0 ? 'no' : `${countText(limitChanges)} ×`,
    ),
    textRow('program', runs, ({ app }) => app),
  ];
  return rows.filter(({ cells }) => cells.some(({ text }) => text !== cells[0]?.text));
}

function limitText(limits: Limits, limit: keyof Limits): string {
  return limitValueText({ limit, from: limits[limit], to: limits[limit] } as LimitChange, 'to');
}

/** What came of the runs. Response times of open and of closed loops are told apart, as everywhere. */
export function figureGroups(runs: readonly KeptRun[]): CompareGroup[] {
  return [
    {
      title: 'Tasks',
      rows: [
        ratioRow('accepted', runs, ({ counts }) => counts.accepted, countText),
        ratioRow(STATUS_MARKS.succeeded.word, runs, ({ counts }) => counts.succeeded, countText),
        ratioRow(STATUS_MARKS.failed.word, runs, ({ counts }) => counts.failed, countText),
        ratioRow(STATUS_MARKS['timed-out'].word, runs, ({ counts }) => counts.timedOut, countText),
        ratioRow(STATUS_MARKS.cancelled.word, runs, ({ counts }) => counts.cancelled, countText),
        ratioRow('pending', runs, ({ counts }) => pendingOf(counts), countText),
        ratioRow('retries', runs, ({ counts }) => counts.retries, countText),
        ratioRow('rejected', runs, ({ counts }) => counts.rejected, countText),
      ].filter(isWorthTelling),
    },
    {
      title: 'Pace',
      rows: [
        ratioRow('took', runs, ({ figures }) => figures.bottleneck.spanMs, durationText),
        ratioRow(
          'throughput',
          runs,
          ({ figures }) => figures.throughputPerSecond,
          (value) => `${rateText(value)} tasks/s`,
        ),
        textRow('lanes busy', runs, ({ figures }) => shareText(figures.bottleneck.lanesBusy)),
        textRow('waited for a lane', runs, ({ figures }) => shareText(figures.bottleneck.waitingForLane)),
        textRow('waited for a token', runs, ({ figures }) => shareText(figures.bottleneck.waitingForToken)),
      ],
    },
    ...LOOPS.filter((loop) => runs.some(({ figures }) => figures.response[loop] !== null)).map((loop) => ({
      title: `Response time, ${loop} loop`,
      rows: durationRows(runs, (run) => run.figures.response[loop satisfies Loop]?.all ?? null),
    })),
    { title: 'Wait before the first start', rows: durationRows(runs, ({ figures }) => figures.wait) },
    { title: 'Service time', rows: durationRows(runs, ({ figures }) => figures.service.all) },
  ];
}

function durationRows(runs: readonly KeptRun[], of: (run: KeptRun) => DurationFigures | null): CompareRow[] {
  const n = (run: KeptRun) => of(run)?.n ?? 0;
  const row = (label: string, value: (durations: DurationFigures) => number | null, least?: number) =>
    ratioRow(
      label,
      runs,
      (run) => {
        const durations = of(run);
        return durations === null ? null : value(durations);
      },
      fineDurationText,
      (run) => (n(run) === 0 ? null : weakness(least, n(run))),
    );
  return [
    textRow('n', runs, (run) => countText(n(run))),
    row('p50', ({ p50Ms }) => p50Ms),
    row('p95', ({ p95Ms }) => p95Ms),
    row('p99', ({ p99Ms }) => p99Ms, 100),
    row('max', ({ maxMs }) => maxMs),
  ];
}

function textRow(label: string, runs: readonly KeptRun[], of: (run: KeptRun) => string): CompareRow {
  return { label, cells: runs.map((run) => ({ text: of(run), ratio: null, weak: null })) };
}

function ratioRow(
  label: string,
  runs: readonly KeptRun[],
  of: (run: KeptRun) => number | null,
  textOf: (value: number) => string,
  weak: (run: KeptRun) => string | null = () => null,
): CompareRow {
  const [first] = runs;
  const base = first === undefined ? null : of(first);
  const cells = runs.map((run, index) => {
    const value = of(run);
    return {
      text: value === null ? '–' : textOf(value),
      ratio: index === 0 ? null : ratioText(value, base),
      weak: value === null ? null : weak(run),
    };
  });
  return { label, cells };
}

/** A count that is nothing in all of them says nothing. */
function isWorthTelling({ cells }: CompareRow): boolean {
  return cells.some(({ text }) => text !== '0');
}
