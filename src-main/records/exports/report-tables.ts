import { countText, rateText } from '#contract/count-text';
import { fineDurationText } from '#contract/duration-text';
import { LIMIT_NAMES, limitChangeText, limitValueText } from '#contract/limit-change-text';
import type { LimitChange } from '#contract/limit-changes';
import type { Limits } from '#contract/limits';
import { type DurationFigures, type DurationsByEnd, LOOPS, type RunFigures } from '#contract/run-figures';
import { shareText } from '#contract/share-text';
import type { TimeMark } from '#contract/time-mark';
import type { FailureGroup, FailureTally } from './failure-tally';
import { type Html, html } from './html';

const COLUMNS = ['min', 'mean', 'p50', 'p75', 'p90', 'p95', 'p99', 'p99.9', 'max'] as const;
const ENDS = [
  ['all', 'all'],
  ['succeeded', 'succeeded'],
  ['failed', 'failed'],
  ['timedOut', 'timed out'],
] as const;
const LOOP_WORDS = { open: 'open loop', closed: 'closed loop' } as const;
/** Errors that a report names. */
const MOST_ERRORS = 50;

/** Response, wait and service in percentiles, those that were cut at their limit apart. */
export function figuresTables({ response, wait, service, throughputPerSecond, accepted }: RunFigures): Html {
  const both = response.open !== null && response.closed !== null;
  return html`<p>${rateText(throughputPerSecond)} tasks a second came to an end of their own.</p>
${LOOPS.map((loop) => {
  const durations = response[loop];
  if (durations === null) return null;
  const which = both || loop === 'closed' ? `, ${LOOP_WORDS[loop]} (${countText(accepted[loop])} tasks)` : '';
  return html`<h3>Response: from the intended arrival to the end${which}</h3>${durationsTable(byEnd(durations))}`;
})}
<h3>Wait: from acceptance to the first start</h3>${durationsTable([['all', wait]])}
<h3>Service: from start to verdict, of attempts</h3>${durationsTable(byEnd(service))}
<p class="dim">Percentiles of all durations, never averaged. What timed out was cut at its limit: the work itself would
have taken longer. What was cancelled is in none.</p>
`;
}

function byEnd(durations: DurationsByEnd): readonly (readonly [string, DurationFigures])[] {
  return ENDS.map(([end, word]) => [word, durations[end]] as const);
}

function durationsTable(rows: readonly (readonly [string, DurationFigures])[]): Html {
  return html`<div class="wide"><table><thead><tr><th></th><th class="n">n</th>${COLUMNS.map(
    (column) => html`<th class="n">${column}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ([word, d]) =>
      html`<tr><th>${word}</th><td class="n">${countText(d.n)}</td>${[
        ...[d.minMs, d.meanMs, d.p50Ms, d.p75Ms, d.p90Ms, d.p95Ms, d.p99Ms, d.p999Ms, d.maxMs],
      ].map((ms) => html`<td class="n">${fineDurationText(ms)}</td>`)}</tr>`,
  )}</tbody></table></div>
`;
}

/** Where the run's time went. */
export function spentTable({ bottleneck }: RunFigures): Html {
  const rows = [
    ['lanes busy, of all open lanes’ time', bottleneck.lanesBusy],
    ['lanes held for a retry, of all open lanes’ time', bottleneck.lanesHeld],
    ['tasks waited for a lane', bottleneck.waitingForLane],
    ['tasks waited for a token', bottleneck.waitingForToken],
    ['dispatch was held', bottleneck.dispatchHeld],
    ['the yard kept up with what came', bottleneck.keepingUp],
  ] as const;
  return html`<table><tbody>${rows.map(
    ([what, share]) => html`<tr><th>${what}</th><td class="n">${shareText(share)}</td></tr>`,
  )}</tbody></table>
`;
}

/** Every limit with its value. */
export function limitsList(limits: Limits): Html {
  const names = Object.keys(LIMIT_NAMES) as (keyof Limits)[];
  return html`<dl>${names.map((limit) => {
    const value = { limit, from: limits[limit], to: limits[limit] } as LimitChange;
    return html`<dt>${LIMIT_NAMES[limit]}</dt><dd>${limitValueText(value, 'to')}</dd>`;
  })}</dl>
`;
}

/** When limits were changed, and the shutdown. */
export function marksTable(marks: readonly TimeMark[]): Html {
  return html`<table><thead><tr><th class="n">at</th><th>what</th></tr></thead><tbody>${marks.map(
    ({ atMs, kind, changes = [], count = 1 }) => {
      const what =
        kind === 'shutdown' ? 'shutdown' : changes.map(limitChangeText).join('; ') || 'limits changed';
      const several = count > 1 ? ` (${count} changes together)` : '';
      return html`<tr><td class="n">${fineDurationText(atMs)}</td><td>${what}${several}</td></tr>`;
    },
  )}</tbody></table>
`;
}

/** Attempts that did not succeed, by their errors. */
export function failuresTable(failures: FailureTally): Html {
  const groups = failures.groups();
  if (groups.length === 0) return html`<p>No attempt failed or timed out.</p>`;
  const left = groups.length - MOST_ERRORS;
  return html`<div class="wide"><table><thead><tr><th>error</th><th class="n">attempts</th><th class="n">tasks ended by it</th><th class="n">first</th><th class="n">last</th></tr></thead><tbody>${groups
    .slice(0, MOST_ERRORS)
    .map(failureRow)}</tbody></table></div>
<p class="dim">Errors that differ in numbers only are one: # stands for a number.${
    left > 0 ? ` ${countText(left)} more errors are not named.` : ''
  }${failures.others > 0 ? ` ${countText(failures.others)} attempts failed with yet others.` : ''}</p>
`;
}

function failureRow({ name, message, attempts, tasks, firstAtMs, lastAtMs }: FailureGroup): Html {
  return html`<tr><td class="long"><b>${name}</b>${message === '' ? '' : `: ${message}`}</td><td class="n">${countText(attempts)}</td><td class="n">${countText(tasks)}</td><td class="n">${fineDurationText(firstAtMs)}</td><td class="n">${fineDurationText(lastAtMs)}</td></tr>`;
}
