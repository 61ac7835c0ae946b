import { describe, expect, it } from 'vitest';
import { zeroCounts } from '#contract/counts';
import { LESSON_LIMITS } from '#contract/limits';
import type { LogLine } from '#contract/task-event';
import { EventLines } from '../../../src-main/shells/terminal/event-lines';
import { paintAnsi, paintNothing } from '../../../src-main/shells/terminal/paint';

function told(lines: readonly LogLine[], paint = paintNothing): (string | null)[] {
  const teller = new EventLines(paint);
  return lines.map((line) => teller.lineOf(line));
}

const of = { task: 4, attempt: 1, lane: 2 } as const;

describe('the line of an event', () => {
  it('tells every kind of event, with its time and its lane', () => {
    const error = { name: 'Wrong', message: 'it went\nwrong' };
    const lines: LogLine[] = [
      {
        type: 'run',
        version: 1,
        app: 'x',
        seed: 1,
        clock: 'virtual',
        startedAt: null,
        limits: LESSON_LIMITS,
      },
      { seq: 1, atMs: 0, type: 'lane-opened', lane: 2 },
      { seq: 2, atMs: 0, type: 'task-submitted', task: 4, name: 'slow 4', kind: 'slow', priority: 'high' },
      { seq: 3, atMs: 1, type: 'task-rejected', name: 'slow 5', reason: 'queue-full' },
      { seq: 4, atMs: 1.5, type: 'attempt-started', ...of },
      { seq: 5, atMs: 412, type: 'attempt-settled', ...of, outcome: 'failed', error },
      { seq: 6, atMs: 412, type: 'retry-scheduled', task: 4, attempt: 2, delayMs: 500, lane: 2 },
      { seq: 7, atMs: 412, type: 'retry-scheduled', task: 5, attempt: 2, delayMs: 1500, lane: null },
      { seq: 8, atMs: 912, type: 'attempt-settled', ...of, attempt: 2, outcome: 'timed-out' },
      { seq: 9, atMs: 912, type: 'task-settled', task: 4, status: 'timed-out', attempts: 2, error },
      { seq: 10, atMs: 913, type: 'attempt-stopped', ...of, attempt: 2 },
      {
        seq: 11,
        atMs: 914,
        type: 'task-settled',
        task: 6,
        status: 'cancelled',
        attempts: 0,
        reason: 'shutdown',
      },
      { seq: 12, atMs: 915, type: 'task-settled', task: 7, status: 'succeeded', attempts: 1, output: 'done' },
      { seq: 13, atMs: 916, type: 'limits-changed', limits: { ...LESSON_LIMITS, workers: 1 } },
      { seq: 14, atMs: 917, type: 'shutdown-requested', mode: 'finish-all', graceMs: 5000 },
      { seq: 15, atMs: 3_600_000, type: 'lane-closed', lane: 2 },
      {
        seq: 16,
        atMs: 3_600_000,
        type: 'shutdown-completed',
        counts: { ...zeroCounts(), accepted: 3, failed: 3 },
      },
    ];
    expect(told(lines)).toEqual([
      null,
      '    0.000 s [lane 2] open for work\n',
      '    0.000 s [yard]   ○ task 4 submitted: slow 4, high priority\n',
      '    0.001 s [yard]   slow 5 refused: queue-full\n',
      '    0.002 s [lane 2] ▶ task 4 starts attempt 1\n',
      '    0.412 s [lane 2] ✗ task 4 attempt 1 failed: it went wrong\n',
      '    0.412 s [lane 2] ↻ task 4 retries in 500 ms, the lane waits with it\n',
      '    0.412 s [yard]   ↻ task 5 retries in 1.5 s\n',
      '    0.912 s [lane 2] ⏱ task 4 attempt 2 timed out\n',
      '    0.912 s [lane 2] ⏱ task 4 timed out after 2 attempts\n',
      '    0.913 s [lane 2] task 4 attempt 2 has stopped only now; the lane is free again\n',
      '    0.914 s [yard]   ⊘ task 6 cancelled before any attempt: shutdown\n',
      '    0.915 s [yard]   ✓ task 7 succeeded after 1 attempt: done\n',
      '    0.916 s [yard]   limits changed: 1 lane, 3 attempts of at most 2 s, linear backoff from 500 ms (lane held)\n',
      '    0.917 s [yard]   shutdown asked for: finish-all, 5 s of grace\n',
      ' 3600.000 s [lane 2] closed\n',
      ' 3600.000 s [yard]   shut down: 3 of 3 settled, 0 pending\n',
    ]);
  });

  it('lets nothing that a body says drive the terminal', () => {
    const output = `\u001b[2J\u0007${'x'.repeat(500)}`;
    const [line = ''] = told([
      { seq: 1, atMs: 0, type: 'task-settled', task: 1, status: 'succeeded', attempts: 1, output },
    ]);
    for (const control of ['\u0007', '\u001b']) expect(line).not.toContain(control);
    expect(line?.length).toBeLessThan(300);
  });

  it('is coloured where the terminal has colours, its words the same', () => {
    const event = { seq: 1, atMs: 0, type: 'task-settled', task: 1, status: 'failed', attempts: 3 } as const;
    const [plain] = told([event]);
    const [painted] = told([event], paintAnsi);
    expect(painted).toContain('\u001b[31m✗\u001b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences are what is looked for
    expect(painted?.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  it('tells the end of a task that backs off on the lane it holds, and of one that holds none in the yard', () => {
    const error = { name: 'Wrong', message: 'no' };
    const end = { atMs: 3, type: 'task-settled', status: 'cancelled', attempts: 1, reason: 'user' } as const;
    const lines = told([
      { seq: 1, atMs: 1, type: 'attempt-settled', ...of, outcome: 'failed', error },
      { seq: 2, atMs: 1, type: 'retry-scheduled', task: 4, attempt: 2, delayMs: 500, lane: 2 },
      { seq: 3, atMs: 2, type: 'attempt-settled', task: 5, attempt: 1, lane: 3, outcome: 'failed', error },
      { seq: 4, atMs: 2, type: 'retry-scheduled', task: 5, attempt: 2, delayMs: 500, lane: null },
      { seq: 5, ...end, task: 4 },
      { seq: 6, ...end, task: 5 },
    ]);
    expect(lines.slice(4)).toEqual([
      '    0.003 s [lane 2] ⊘ task 4 cancelled after 1 attempt: user\n',
      '    0.003 s [yard]   ⊘ task 5 cancelled after 1 attempt: user\n',
    ]);
  });
});
