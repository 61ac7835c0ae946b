import { bottleneckText } from '#contract/bottleneck-text';
import { countText, rateText } from '#contract/count-text';
import { pendingOf } from '#contract/counts';
import { durationText } from '#contract/duration-text';
import type { KeptRun } from '#contract/kept-runs';
import type { LaneHistory } from '#contract/lane-history';
import type { Series } from '#contract/series';
import type { TimeMark } from '#contract/time-mark';
import type { FailureTally } from './failure-tally';
import { Html, html } from './html';
import { type ChartNeeds, chart } from './report-chart';
import { lanesStrip } from './report-lanes';
import { REPORT_STYLE } from './report-style';
import { failuresTable, figuresTables, limitsList, marksTable, spentTable } from './report-tables';

/** What a report tells. */
export interface ReportFacts {
  readonly run: KeptRun;
  readonly series: Series;
  /** Of the whole run; null: it had no lanes. */
  readonly lanes: { readonly history: LaneHistory; readonly count: number } | null;
  readonly marks: readonly TimeMark[];
  readonly failures: FailureTally;
}

const OUTCOMES: Readonly<Record<KeptRun['outcome'], string>> = {
  completed: 'The run was shut down and has completed.',
  'under-way': 'The run was under way when this report was made.',
  'cut-off': 'The recording is cut off: its program ended before the run did.',
  stopped: 'The recording stopped before the run did.',
};

/** A report as one page of HTML that needs nothing else, and runs nothing. */
export function reportPage(facts: ReportFacts): string {
  const { run, lanes, marks, failures } = facts;
  const title = run.name ?? `Run of ${run.startedAt ?? 'a virtual clock'}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Switchyard report</title>
<style>${new Html(REPORT_STYLE)}</style>
</head>
<body>
<header><h1>${title}</h1>
<p>${OUTCOMES[run.outcome]}</p>
${run.problem === null ? null : html`<p class="warn">${run.problem}</p>`}
<p class="dim">${run.app}, seed ${run.seed}, ${run.startedAt ?? 'virtual clock'}; ${durationText(run.endedAtMs)}, ${countText(run.events)} events</p>
</header>
<section><h2>Bottleneck</h2><p>${bottleneckText(run.figures)}</p>${spentTable(run.figures)}</section>
<section><h2>Tasks</h2>${countsText(run)}</section>
<section><h2>Figures</h2>${figuresTables(run.figures)}</section>
<section><h2>Over time</h2>${charts(facts)}</section>
${
  lanes === null
    ? null
    : html`<section><h2>Lanes</h2>${lanesStrip({ history: lanes.history, lanes: lanes.count, toMs: run.endedAtMs })}</section>`
}
<section><h2>Failures by error</h2>${failuresTable(failures)}</section>
<section><h2>Settings at the start</h2>${limitsList(run.limits)}</section>
${marks.length === 0 ? null : html`<section><h2>Changes</h2>${marksTable(marks)}</section>`}
</body>
</html>
`;
  return page.text;
}

function countsText({ counts, kinds }: KeptRun): Html {
  const { accepted, succeeded, failed, timedOut, cancelled, rejected, attempts, retries, ghosts } = counts;
  const told = [
    ['accepted', accepted],
    ['succeeded', succeeded],
    ['failed', failed],
    ['timed out', timedOut],
    ['cancelled', cancelled],
    ['still pending', pendingOf(counts)],
    ['turned away', rejected],
    ['attempts started', attempts],
    ['retries scheduled', retries],
    ['bodies that outlived their verdict', ghosts],
  ] as const;
  const kindsText = kinds.map(({ kind, tasks }) => `${kind} ${countText(tasks)}`).join(', ');
  return html`<dl>${told.map(([what, count]) => html`<dt>${what}</dt><dd>${countText(count)}</dd>`)}
<dt>kinds</dt><dd>${kindsText === '' ? 'none' : kindsText}</dd></dl>
<p class="dim">accepted = succeeded + failed + timed out + cancelled + still pending</p>
`;
}

function charts({ series }: ReportFacts): Html {
  if (series.points.length === 0) return html`<p>Nothing was submitted.</p>`;
  const perSecond = (count: number) => (count * 1000) / series.bucketMs;
  const interval = durationText(series.bucketMs);
  const throughput: ChartNeeds = {
    title: 'Throughput, tasks a second',
    about: `Tasks that came to an end of their own, in intervals of ${interval}.`,
    series,
    valueText: rateText,
    lines: [
      { name: 'succeeded', colour: 'succeeded', of: ({ succeeded }) => perSecond(succeeded) },
      { name: 'failed', colour: 'failed', dashes: '8 4', of: ({ failed }) => perSecond(failed) },
      { name: 'timed out', colour: 'timed-out', dashes: '2 5', of: ({ timedOut }) => perSecond(timedOut) },
    ],
  };
  const depth: ChartNeeds = {
    title: 'Queue, running and backing off',
    about: 'The most that stood there for any time within each interval.',
    series,
    valueText: countText,
    lines: [
      {
        name: 'queued',
        colour: 'queued',
        of: ({ peak: { queued } }) => queued.high + queued.medium + queued.low,
      },
      { name: 'running', colour: 'running', dashes: '8 4', of: ({ peak }) => peak.running },
      { name: 'backing off', colour: 'backing-off', dashes: '2 5', of: ({ peak }) => peak.backingOff },
    ],
  };
  const loops = [
    { name: 'Response', of: 'response', about: 'intended arrival to end, of tasks that settled' },
    { name: 'Response, closed loop', of: 'closedResponse', about: 'arrival to end, of tasks that settled' },
    { name: 'Service', of: 'service', about: 'start to verdict, of attempts that were settled' },
  ] as const;
  const durations = loops
    .filter(({ of }) => series[of].n > 0)
    .map(
      ({ name, of, about }): ChartNeeds => ({
        title: name,
        about: `From ${about} within each interval; n = ${countText(series[of].n)}.`,
        series,
        valueText: durationText,
        lines: [
          { name: 'p50', colour: 'running', of: (point) => point[of].p50 },
          { name: 'p95', colour: 'timed-out', dashes: '8 4', of: (point) => point[of].p95 },
          { name: 'p99', colour: 'failed', dashes: '2 5', of: (point) => point[of].p99 },
        ],
      }),
    );
  return html`${[throughput, depth, ...durations].map(chart)}<p class="dim">Dashed lines across: limits were changed, or the shutdown was asked for.</p>`;
}
