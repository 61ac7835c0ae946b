import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Priority, TaskId } from '#contract/task';
import { applyEvent, isTaskBound, type TaskRecord } from '#contract/task-record';
import { YardFeed } from '../../src-main/feed/yard-feed';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { play, RUNS, scenario } from '../support/random-scenario';
import { yardGauges } from '../support/yard-gauges';

function makeFeed(): YardFeed {
  return new YardFeed({
    clock: new VirtualClock(),
    gauges: yardGauges(),
  });
}

function queuedIn(records: Iterable<TaskRecord>): Record<Priority, number> {
  const queued = { high: 0, medium: 0, low: 0 };
  for (const { phase, priority } of records) if (phase === 'queued') queued[priority]++;
  return queued;
}

test('the queue by level is at every event what a replay of the log finds', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(scenario, (given) => {
      const feed = makeFeed();
      const records = new Map<TaskId, TaskRecord>();
      for (const line of play(given).log) {
        feed.write(line);
        if (line.type === 'run' || !isTaskBound(line)) continue;
        records.set(line.task, applyEvent(records.get(line.task), line));
        expect(feed.state().queuedByPriority).toEqual(queuedIn(records.values()));
      }
    }),
    { numRuns: Math.ceil(RUNS / 10) },
  );
});
