import { describe, expect, test } from 'vitest';
import type { Priority } from '#contract/task';
import { YardRig } from '../support/yard-rig';

function startOrder(rig: YardRig): string {
  return rig.events.flatMap((event) => (event.type === 'attempt-started' ? [event.task] : [])).join(' ');
}

describe('priorities', () => {
  test('strict: the most urgent first, FIFO inside a level, never preempting', () => {
    const rig = new YardRig({ workers: 1 });
    for (const priority of ['low', 'low', 'medium', 'high', 'medium', 'high'] as Priority[]) {
      rig.submit({}, { priority });
    }
    rig.clock.runAll();
    expect(startOrder(rig)).toBe('1 4 6 3 5 2');
  });

  test('weighted: 6, 3 and 1 of every ten while all levels have work', () => {
    const rig = new YardRig({
      workers: 1,
      priority: { kind: 'weighted', weights: { high: 6, medium: 3, low: 1 } },
    });
    rig.submit();
    const levels: Priority[] = ['high', 'medium', 'low'];
    for (let i = 0; i < 60; i++) for (const priority of levels) rig.submit({}, { priority });
    rig.clock.runAll();
    const levelOf = (task: number) => levels[(task - 2) % 3] as Priority;
    const started = rig.events
      .flatMap((event) => (event.type === 'attempt-started' ? [event.task] : []))
      .slice(1);
    for (let from = 0; from < 100; from += 10) {
      const ten = started.slice(from, from + 10).map(levelOf);
      expect(levels.map((level) => ten.filter((one) => one === level).length)).toEqual([6, 3, 1]);
    }
  });

  test('weighted: a level that was empty has saved nothing up', () => {
    const rig = new YardRig({
      workers: 1,
      priority: { kind: 'weighted', weights: { high: 1, medium: 1, low: 1 } },
    });
    for (let i = 0; i < 20; i++) rig.submit({}, { priority: 'low' });
    rig.at(105, () => {
      for (let i = 0; i < 4; i++) rig.submit({}, { priority: 'high' });
    });
    rig.clock.runAll();
    expect(startOrder(rig).split(' ').slice(11, 19).join(' ')).toBe('21 12 22 13 23 14 24 15');
  });

  test('aging: a low task that has waited long enough goes before a fresh high one', () => {
    const rig = new YardRig({
      workers: 1,
      priority: { kind: 'aging', perSecond: 1 },
      attemptTimeoutMs: null,
    });
    rig.submit({ runsMs: 3000 });
    rig.submit({ runsMs: 10 }, { priority: 'low' });
    rig.at(500, () => rig.submit({ runsMs: 10 }, { priority: 'high' }));
    rig.at(2500, () => rig.submit({ runsMs: 10 }, { priority: 'high' }));
    rig.clock.runAll();
    // At 3000 the low one counts 0 + 3, the first high one 2 + 2.5, the second 2 + 0.5.
    expect(startOrder(rig)).toBe('1 3 2 4');
  });

  test('the rule changes live', () => {
    const rig = new YardRig({ workers: 1 });
    rig.submit({ runsMs: 100 });
    for (let i = 0; i < 3; i++) {
      rig.submit({}, { priority: 'high' });
      rig.submit({}, { priority: 'low' });
    }
    rig.at(50, () => rig.change({ priority: { kind: 'weighted', weights: { high: 1, medium: 1, low: 1 } } }));
    rig.clock.runAll();
    expect(startOrder(rig)).toBe('1 2 3 4 5 6 7');
  });
});
