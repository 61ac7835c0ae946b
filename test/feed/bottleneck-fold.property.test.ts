import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bottleneck } from '#contract/run-figures';
import { BottleneckFold } from '../../src-main/feed/bottleneck-fold';
import { exactBottleneck } from '../support/bottleneck-oracle';
import { play, scenario } from '../support/random-scenario';

const runs = Number(process.env.FC_RUNS ?? 1_000);

function expectToTile(shares: Bottleneck): void {
  const { spanMs, ...rest } = shares;
  expect(spanMs).toBeGreaterThanOrEqual(0);
  for (const share of Object.values(rest)) {
    expect(share).toBeGreaterThanOrEqual(-1e-9);
    expect(share).toBeLessThanOrEqual(1 + 1e-9);
  }
  const { waitingForLane, waitingForToken, dispatchHeld, keepingUp } = shares;
  expect(waitingForLane + waitingForToken + dispatchHeld + keepingUp).toBeCloseTo(1, 9);
  expect(shares.lanesBusy + shares.lanesHeld).toBeLessThanOrEqual(1 + 1e-9);
}

describe('where the time of any run went', { timeout: 120_000 }, () => {
  it('adds up at every moment, also of its last seconds, whether dispatch was held or not', () => {
    fc.assert(
      fc.property(
        scenario,
        fc.array(fc.integer({ min: 0, max: 1_500 }), { maxLength: 6 }),
        (given, moments) => {
          const rig = play(given, (yard) => {
            for (const [turn, atMs] of [...moments].sort((a, b) => a - b).entries()) {
              yard.at(atMs, () => yard.scheduler.holdDispatch(turn % 2 === 0));
            }
            yard.at(1_600, () => yard.scheduler.holdDispatch(false));
          });
          const fold = new BottleneckFold(rig.header, true);
          for (const [index, event] of rig.events.entries()) {
            fold.add(event);
            if (index % 3 !== 0) continue;
            expectToTile(fold.shares(event.atMs));
            const recent = fold.recentShares(event.atMs);
            if (recent !== null) expectToTile(recent);
          }
        },
      ),
      { numRuns: runs },
    );
  });

  it('is what the whole log tells with hindsight', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        // Where ends come some at a time nothing starts until all are through, as if dispatch were held.
        const rig = play({ ...given, mostPerStep: undefined });
        const fold = new BottleneckFold(rig.header);
        for (const event of rig.events) fold.add(event);
        const told = fold.shares(rig.events.at(-1)?.atMs ?? 0);
        const exact = exactBottleneck(rig.header, rig.events);
        expect(told.spanMs).toBeCloseTo(exact.spanMs, 2);
        for (const [name, share] of Object.entries(exact)) {
          if (name === 'spanMs') continue;
          const difference = Math.abs(told[name as keyof Bottleneck] - share);
          expect({ name, share, isNear: difference < 1e-3 }).toEqual({ name, share, isNear: true });
        }
      }),
      { numRuns: runs },
    );
  });
});
