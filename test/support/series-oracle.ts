import type { Percentiles } from '#contract/feed-message';
import type { Series, SeriesLevels, SeriesPoint } from '#contract/series';
import { PRIORITIES, type Priority } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';

interface Span {
  readonly fromMs: number;
  toMs: number;
}

/** What a log says of every attempt, lane and task, read without the feed's own folds. */
class Reading {
  readonly responses: { readonly atMs: number; readonly ms: number }[] = [];
  readonly closedResponses: { readonly atMs: number; readonly ms: number }[] = [];
  readonly services: { readonly atMs: number; readonly ms: number }[] = [];
  readonly attempts: Span[] = [];
  readonly lanes: Span[] = [];

  constructor(events: readonly TaskEvent[], untilMs: number) {
    const runs = new Map<string, Span>();
    const lanes = new Map<number, Span>();
    const intended = new Map<number, number>();
    const closed = new Set<number>();
    for (const event of events) {
      const { atMs } = event;
      const open = (): Span => ({ fromMs: atMs, toMs: untilMs });
      if (event.type === 'task-submitted') {
        intended.set(event.task, event.intendedAtMs ?? atMs);
        if (event.loop === 'closed') closed.add(event.task);
      }
      if (event.type === 'attempt-started') {
        const span = open();
        runs.set(`${event.task}.${event.attempt}`, span);
        this.attempts.push(span);
      }
      if (event.type === 'attempt-settled') {
        const span = runs.get(`${event.task}.${event.attempt}`) as Span;
        span.toMs = atMs;
        if (event.outcome !== 'cancelled') this.services.push({ atMs, ms: atMs - span.fromMs });
      }
      if (event.type === 'task-settled') {
        const ms = atMs - (intended.get(event.task) as number);
        const responses = closed.has(event.task) ? this.closedResponses : this.responses;
        if (event.status !== 'cancelled') responses.push({ atMs, ms });
      }
      if (event.type === 'lane-opened') {
        const span = open();
        lanes.set(event.lane, span);
        this.lanes.push(span);
      }
      if (event.type === 'lane-closed') (lanes.get(event.lane) as Span).toMs = atMs;
    }
  }
}

/** A series worked out from the whole log at once: slow, simple, and exact in its percentiles. */
export function exactSeries(
  events: readonly TaskEvent[],
  { fromMs: beginMs, atMs, bucketMs }: Pick<Series, 'fromMs' | 'atMs' | 'bucketMs'>,
): Pick<Series, 'before' | 'points' | 'response' | 'closedResponse' | 'service'> {
  const reading = new Reading(events, atMs);
  const points = Array.from({ length: Math.floor((atMs - beginMs) / bucketMs) + 1 }, (_, n): SeriesPoint => {
    const fromMs = beginMs + n * bucketMs;
    const toMs = fromMs + bucketMs;
    const within = events.filter((event) => event.atMs >= fromMs && event.atMs < toMs);
    const count = (is: (event: TaskEvent) => boolean) => within.filter(is).length;
    const settled = (status: string) =>
      count((event) => event.type === 'task-settled' && event.status === status);
    const here = (durations: Reading['responses']) =>
      exactPercentiles(durations.filter((one) => one.atMs >= fromMs && one.atMs < toMs).map(({ ms }) => ms));
    const openMs = overlap(reading.lanes, fromMs, toMs);
    return {
      submitted: count(({ type }) => type === 'task-submitted'),
      rejected: count(({ type }) => type === 'task-rejected'),
      attempts: count(({ type }) => type === 'attempt-started'),
      retries: count((event) => event.type === 'attempt-started' && event.attempt > 1),
      succeeded: settled('succeeded'),
      failed: settled('failed'),
      timedOut: settled('timed-out'),
      cancelled: settled('cancelled'),
      ...standing(events.filter((event) => event.atMs < toMs)),
      peak: peakWithin(events, fromMs, Math.min(toMs, atMs)),
      utilisation: openMs === 0 ? null : overlap(reading.attempts, fromMs, toMs) / openMs,
      response: here(reading.responses),
      closedResponse: here(reading.closedResponses),
      service: here(reading.services),
    };
  });
  const startedBefore = (is: (event: TaskEvent) => boolean) =>
    events.filter((event) => event.atMs < beginMs && event.type === 'attempt-started' && is(event)).length;
  const within = ({ atMs: then }: { readonly atMs: number }) => then >= beginMs;
  return {
    points,
    before: {
      attempts: startedBefore(() => true),
      retries: startedBefore((event) => event.type === 'attempt-started' && event.attempt > 1),
    },
    response: exactPercentiles(reading.responses.filter(within).map(({ ms }) => ms)),
    closedResponse: exactPercentiles(reading.closedResponses.filter(within).map(({ ms }) => ms)),
    service: exactPercentiles(reading.services.filter(within).map(({ ms }) => ms)),
  };
}

function overlap(spans: readonly Span[], fromMs: number, toMs: number): number {
  const shared = (span: Span) => Math.max(0, Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs));
  return spans.reduce((sum, span) => sum + shared(span), 0);
}

/** The most that stood anywhere for any time; where no time has passed, what stands there. */
function peakWithin(events: readonly TaskEvent[], fromMs: number, toMs: number): SeriesLevels {
  const changes = events.map((event) => event.atMs).filter((then) => then > fromMs && then < toMs);
  const moments = [fromMs, ...new Set(changes)];
  const stood = moments.map((then) => standing(events.filter((event) => event.atMs <= then)));
  const depth = ({ queued }: SeriesLevels) => queued.high + queued.medium + queued.low;
  const most = Math.max(...stood.map(depth));
  return {
    queued: (stood.find((levels) => depth(levels) === most) as SeriesLevels).queued,
    running: Math.max(...stood.map(({ running }) => running)),
    backingOff: Math.max(...stood.map(({ backingOff }) => backingOff)),
  };
}

function standing(events: readonly TaskEvent[]): SeriesLevels {
  const priorities = new Map<number, Priority>();
  const stands = new Map<number, 'queued' | 'running' | 'backingOff'>();
  for (const event of events) {
    if (event.type === 'task-submitted') {
      priorities.set(event.task, event.priority);
      stands.set(event.task, 'queued');
    } else if (event.type === 'attempt-started') stands.set(event.task, 'running');
    else if (event.type === 'retry-scheduled') stands.set(event.task, 'backingOff');
    else if (event.type === 'task-settled') stands.delete(event.task);
  }
  const tasks = [...stands];
  const waiting = (level: Priority) =>
    tasks.filter(([task, at]) => at === 'queued' && priorities.get(task) === level).length;
  return {
    queued: Object.fromEntries(PRIORITIES.map((level) => [level, waiting(level)])) as Record<
      Priority,
      number
    >,
    running: tasks.filter(([, at]) => at === 'running').length,
    backingOff: tasks.filter(([, at]) => at === 'backingOff').length,
  };
}

function exactPercentiles(durationsMs: readonly number[]): Percentiles {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? null;
  return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), n: sorted.length };
}
