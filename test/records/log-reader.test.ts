import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#contract/limits';
import type { LogLine, RunHeader } from '#contract/task-event';
import { EVENT_LOOP } from '../../src-main/feed/event-loop';
import { Slices } from '../../src-main/feed/slices';
import { readLog } from '../../src-main/records/log-reader';
import { logText, temporaryFolder } from '../support/kept-folder';
import { HandTurnedLoop } from '../support/sliced-work';
import { LogWriter } from '../support/task-events';

const HEADER: RunHeader = {
  type: 'run',
  version: 1,
  app: 'switchyard/test',
  seed: 7,
  clock: 'real',
  startedAt: '2026-01-02T03:04:05.678Z',
  limits: DEFAULT_LIMITS,
};

/** A run of one task, from its lane to its end. */
function aRun(): LogLine[] {
  const log = new LogWriter();
  return [
    HEADER,
    log.laneOpened(0, 1),
    log.submitted(1.5, { name: 'größer ✓' }),
    log.started(2, 1),
    log.ended(3.25, 1, 'succeeded'),
    log.settled(3.25, 1, 'succeeded', 'done'),
  ];
}

async function read(text: string | Buffer) {
  const path = join(temporaryFolder(), 'a.ndjson');
  writeFileSync(path, text);
  const taken: LogLine[] = [];
  const reply = await readLog(path, { slices: new Slices(EVENT_LOOP), take: (line) => taken.push(line) });
  return { reply, taken };
}

const problemOf = async (text: string) => {
  const { reply } = await read(text);
  return reply.ok ? null : reply.problems[0];
};

/** The text of a run with one of its lines put another way. */
const withLine = (number: number, change: (line: Record<string, unknown>) => unknown) => {
  const lines: unknown[] = aRun();
  lines[number - 1] = change({ ...(lines[number - 1] as Record<string, unknown>) });
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
};

describe('a log that is read', () => {
  it('is given line by line, as it was written', async () => {
    const { reply, taken } = await read(logText(aRun()));
    expect(taken).toEqual(aRun());
    const bytes = Buffer.byteLength(logText(aRun()));
    expect(reply).toEqual({
      ok: true,
      value: { header: HEADER, events: 5, endedAtMs: 3.25, bytes, isCut: false },
    });
  });

  it('ends with its last whole line, wherever it was cut off', async () => {
    const whole = Buffer.from(logText(aRun()));
    const firstLine = whole.indexOf('\n') + 1;
    for (let length = firstLine; length < whole.length; length++) {
      const { reply, taken } = await read(whole.subarray(0, length));
      const lines = whole.subarray(0, length).toString('latin1').split('\n').length - 1;
      expect([reply.ok, taken.length]).toEqual([true, lines]);
    }
  });

  it('of which not even the header is whole is no event log', async () => {
    expect(await problemOf('{"type":"run"')).toEqual({
      field: 'file',
      expected: 'an event log: its first line is the header of a run',
      got: 'no whole line',
    });
  });

  it('may hold events of a later program, which are passed over', async () => {
    const later = withLine(4, ({ seq, atMs }) => ({ seq, atMs, type: 'lane-painted', colour: 'red' }));
    const { reply, taken } = await read(later.split('\n').slice(0, 4).join('\n').concat('\n'));
    expect(reply).toMatchObject({ ok: true, value: { events: 3 } });
    expect(taken.map(({ type }) => type)).toEqual(['run', 'lane-opened', 'task-submitted']);
  });

  it.each([
    [1, { version: 2 }, 'line 1: version', '1, the version that this program reads', '2'],
    [
      1,
      { type: 'lane-opened' },
      'line 1: type',
      'run, as the first line of an event log says',
      '"lane-opened"',
    ],
    [
      1,
      { limits: { ...DEFAULT_LIMITS, workers: 0 } },
      'line 1: limits.workers',
      'a whole number from 1 to 1024',
      '0',
    ],
    [3, { seq: 3 }, 'line 3: seq', '2, the next number', '3'],
    [4, { atMs: 1 }, 'line 4: atMs', '1.5 or more, as before it', '1'],
    [3, { task: 5 }, 'line 3: task', '1, the next task', '5'],
    [4, { task: 2 }, 'line 4: task', 'a task that was submitted before', '2'],
    [2, { lane: 1e9 }, 'line 2: lane', 'a whole number from 1 to 1024', '1000000000'],
    [5, { outcome: 'won' }, 'line 5: outcome', 'succeeded, failed, timed-out or cancelled', '"won"'],
  ])('is refused for what is wrong in line %i: %j', async (number, change, field, expected, got) => {
    expect(await problemOf(withLine(number, (line) => ({ ...line, ...change })))).toEqual({
      field,
      expected,
      got,
    });
  });

  it('is refused where a line is no JSON', async () => {
    expect(await problemOf(withLine(3, () => '{"seq":2,'))).toMatchObject({
      field: 'line 3',
      expected: 'one JSON object',
    });
  });

  it('is refused where an event does not fit those before it', async () => {
    const path = join(temporaryFolder(), 'a.ndjson');
    writeFileSync(path, logText(aRun()));
    const take = (line: LogLine) => {
      if (line.type === 'attempt-started') throw new Error('there is no such task');
    };
    expect(await readLog(path, { slices: new Slices(EVENT_LOOP), take })).toEqual({
      ok: false,
      problems: [
        { field: 'line 4', expected: 'an event that fits those before it', got: 'there is no such task' },
      ],
    });
  });

  it('is read in turns of the event loop, and no further when it is not wanted any more', async () => {
    const log = new LogWriter();
    const lines: LogLine[] = [HEADER];
    for (let task = 1; task <= 1_000; task++) lines.push(log.submitted(task));
    const path = join(temporaryFolder(), 'a.ndjson');
    writeFileSync(path, logText(lines));
    const loop = new HandTurnedLoop();
    let taken = 0;
    let isWanted = true;
    const reading = readLog(path, {
      slices: new Slices(loop),
      take: () => taken++,
      isWanted: () => isWanted,
    });
    await expect.poll(() => loop.isWanted).toBe(true);
    await loop.turn();
    await loop.turn();
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(1_000);
    isWanted = false;
    await loop.run();
    expect(await reading).toMatchObject({ ok: false, problems: [{ field: 'file' }] });
    expect(taken).toBeLessThan(1_000);
  });
});
