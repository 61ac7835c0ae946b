import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTCOMES, PRIORITIES } from '#contract/task';
import type { LogLine } from '#contract/task-event';
import { LinePacker } from '../../src-main/records/line-packer';
import { bytesOfPacked } from '../../src-main/records/packed-bytes';
import type { PackedLines } from '../../src-main/records/packed-lines';
import { logText } from '../support/kept-folder';
import { play, RUNS, scenario } from '../support/random-scenario';

function packed(lines: readonly LogLine[]): string {
  const packer = new LinePacker();
  const packages: PackedLines[] = [];
  for (const line of lines) if (packer.pack(line)) packages.push(packer.take());
  packages.push(packer.take());
  return Buffer.concat(packages.map(bytesOfPacked)).toString('utf8');
}

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant('\ud800 "\\\n\u2028'));
const number = fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1e9, noNaN: true }));
const stamp = {
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  atMs: fc.oneof(
    number,
    fc.integer({ min: 0, max: 10_000_000 }).map((micros) => micros / 1000),
  ),
};
const error = fc.oneof(
  fc.record({ name: text, message: text }),
  fc.record({ name: text, message: text, retryable: fc.constant(false as const) }),
);
const limit = fc.option(number, { nil: null });

/** Keys in the order of the log's format, any text, any number. */
const event = fc.oneof(
  fc.record(
    {
      ...stamp,
      type: fc.constant('task-submitted' as const),
      task: number,
      name: text,
      kind: text,
      priority: fc.constantFrom(...PRIORITIES),
      maxAttempts: number,
      attemptTimeoutMs: limit,
      queueTimeoutMs: limit,
      totalTimeoutMs: limit,
      intendedAtMs: number,
      loop: fc.constant('closed' as const),
    },
    { requiredKeys: ['seq', 'atMs', 'type', 'task', 'name', 'kind', 'priority'] },
  ),
  fc.record(
    {
      ...stamp,
      type: fc.constant('attempt-settled' as const),
      task: number,
      attempt: number,
      lane: number,
      outcome: fc.constantFrom(...OUTCOMES),
      error,
      output: text,
    },
    { requiredKeys: ['seq', 'atMs', 'type', 'task', 'attempt', 'lane', 'outcome'] },
  ),
  fc.record(
    {
      ...stamp,
      type: fc.constant('task-settled' as const),
      task: number,
      status: fc.constantFrom(...OUTCOMES),
      attempts: fc.integer({ min: 0, max: 1000 }),
      output: text,
      error,
      reason: fc.constantFrom('user', 'shutdown', 'dropped', 'grace-expired'),
    },
    { requiredKeys: ['seq', 'atMs', 'type', 'task', 'status', 'attempts'] },
  ),
  fc.record({
    ...stamp,
    type: fc.constant('task-rejected' as const),
    name: text,
    reason: fc.constantFrom('queue-full', 'shutdown', 'stopped'),
  }),
) as fc.Arbitrary<LogLine>;

describe('packed lines', () => {
  test('become, to the byte, what JSON.stringify makes of the lines of a run', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const { log } = play(one);
        expect(packed(log)).toBe(logText(log));
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });

  test('do so whatever texts and numbers stand in them', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (lines) => {
        expect(packed(lines)).toBe(logText(lines));
      }),
      { numRuns: RUNS },
    );
  });

  test('come in several packages where they are many, or their texts long', () => {
    const lines: LogLine[] = Array.from({ length: 20_000 }, (_, i) => ({
      ...{ seq: i + 1, atMs: i, type: 'task-settled', task: i + 1, status: 'succeeded', attempts: 1 },
      output: 'x'.repeat(i % 100),
    }));
    const packer = new LinePacker();
    expect(lines.filter((line) => packer.pack(line) && packer.take().used > 0).length).toBeGreaterThan(1);
    expect(packed(lines)).toBe(logText(lines));
  });
});
