import { Counter, Gauge, Registry } from 'prom-client';
import { COUNT_OF_OUTCOME, type Counts } from '#contract/counts';
import { OUTCOMES, PRIORITIES } from '#contract/task';
import { YARD_PHASES } from '#contract/yard-view';
import type { Yard } from '../yard/yard';
import { durationMetric } from './duration-metric';
import type { MetricTotals } from './metric-totals';

type CountName = keyof Counts;

/** What only grows, by the name that it is counted under in the books. */
const TOTALS = [
  ['switchyard_tasks_accepted_total', 'Submissions that became tasks', 'accepted'],
  ['switchyard_tasks_rejected_total', 'Submissions that never became tasks', 'rejected'],
  ['switchyard_attempts_total', 'Attempts started', 'attempts'],
  ['switchyard_retries_total', 'Retries scheduled', 'retries'],
  ['switchyard_ghosts_total', 'Bodies that outlived their verdict and have stopped since', 'ghosts'],
] as const satisfies readonly (readonly [string, string, CountName])[];

const PENDING = [
  ['queued', 'queued'],
  ['running', 'running'],
  ['backing-off', 'backingOff'],
] as const satisfies readonly (readonly [string, CountName])[];

/**
 * The yard for Prometheus. Every label has a handful of values, whatever tasks are called; everything is read off the
 * books when it is scraped.
 */
export function yardMetrics(yard: Yard, totals: MetricTotals): Registry {
  const registry = new Registry();
  const registers = [registry];
  const { feed, scheduler } = yard;

  for (const [name, help, count] of TOTALS) {
    new Counter({
      ...{ name, help, registers },
      collect() {
        this.reset();
        this.inc(totals.counts()[count]);
      },
    });
  }
  new Counter({
    ...{ name: 'switchyard_tasks_settled_total', help: 'Tasks that have settled', registers },
    labelNames: ['outcome'],
    collect() {
      this.reset();
      const counts = totals.counts();
      for (const outcome of OUTCOMES) this.inc({ outcome }, counts[COUNT_OF_OUTCOME[outcome]]);
    },
  });
  new Counter({
    ...{ name: 'switchyard_runs_total', help: 'Runs begun', registers },
    collect() {
      this.reset();
      this.inc(feed.state().runCount);
    },
  });

  new Gauge({
    ...{ name: 'switchyard_tasks_pending', help: 'Tasks accepted and not settled', registers },
    labelNames: ['phase'],
    collect() {
      for (const [phase, count] of PENDING) this.set({ phase }, feed.counts[count]);
    },
  });
  new Gauge({
    ...{ name: 'switchyard_tasks_queued', help: 'Tasks that wait for their first start', registers },
    labelNames: ['priority'],
    collect() {
      const { queuedByPriority } = feed.state();
      for (const priority of PRIORITIES) this.set({ priority }, queuedByPriority[priority]);
    },
  });
  new Gauge({
    ...{ name: 'switchyard_phase', help: '1 for the phase that the yard is in', registers },
    labelNames: ['phase'],
    collect() {
      for (const phase of YARD_PHASES) this.set({ phase }, phase === scheduler.phase ? 1 : 0);
    },
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(read());
      },
    });
  gauge(
    'switchyard_tasks_to_submit',
    'Tasks that workloads have still to submit',
    () => feed.state().toSubmit,
  );
  gauge('switchyard_workers', 'Lanes that may be open', () => scheduler.limits.workers);
  gauge(
    'switchyard_ghost_lanes',
    'Lanes whose body runs on after its verdict',
    () => scheduler.ghostLanes().length,
  );
  gauge(
    'switchyard_utilisation_ratio',
    'Share of open lanes that worked, over the last five seconds',
    () => feed.state().metrics.utilisation,
  );

  registry.registerMetric(
    durationMetric(
      'switchyard_response_seconds',
      'From intended arrival to the end, of tasks that were not cancelled, by how they arrived',
      () => {
        const { response, closedResponse } = totals.durations();
        return [
          { labels: { loop: 'open' }, durations: response },
          { labels: { loop: 'closed' }, durations: closedResponse },
        ];
      },
    ),
  );
  registry.registerMetric(
    durationMetric(
      'switchyard_service_seconds',
      'From start to verdict, of attempts that were not cancelled',
      () => [{ labels: {}, durations: totals.durations().service }],
    ),
  );
  return registry;
}
