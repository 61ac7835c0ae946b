import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LESSON_WORKLOAD } from '#contract/workload';
import { DirectLogWriter } from '../../src-main/records/direct-log-writer';
import { type LogDisk, NODE_DISK } from '../../src-main/records/log-disk';
import { FLUSH_MS } from '../../src-main/records/run-recorder';
import { filesIn, keptRuns, logText, onlyLog } from '../support/kept-folder';
import { type RecordedYard, recordedYard, WALL_MS } from '../support/recorded-yard';

const SUBMIT = { command: 'submit', workload: { ...LESSON_WORKLOAD, count: 6 } } as const;
const CANCEL_NOW = { command: 'shutdown', mode: 'cancel-now', graceMs: null } as const;

/** A yard that has run some tasks and stopped, with everything on disk. */
async function stoppedYard(some: Parameters<typeof recordedYard>[0] = {}): Promise<RecordedYard> {
  const one = recordedYard(some);
  await one.yard.handle(SUBMIT);
  one.clock.runAll();
  await one.yard.handle(CANCEL_NOW);
  one.clock.runAll();
  await one.records.settled();
  return one;
}

/** The runs of a folder as a program sees them that starts now. */
function seenAnew(path: string, some: Parameters<typeof keptRuns>[0] = {}) {
  return keptRuns({ path, wallNow: () => WALL_MS, ...some }).records.page(0, 100);
}

describe('kept runs', () => {
  it('are, to the byte, the lines that the yard wrote', async () => {
    const { lines, path, yard } = await stoppedYard();
    expect(yard.scheduler.counts.accepted).toBe(6);
    expect(lines.length).toBeGreaterThan(30);
    expect(onlyLog(path)).toBe(logText(lines));
  });

  it('are listed with their settings, outcome and figures', async () => {
    const { records, yard, path } = await stoppedYard();
    const { runs, total, folder } = await records.page(0, 10);
    expect([total, folder]).toEqual([1, path]);
    expect(runs[0]).toMatchObject({
      name: null,
      app: 'switchyard/test',
      seed: 1,
      startedAt: '2026-01-02T03:04:05.678Z',
      outcome: 'completed',
      problem: null,
      counts: yard.feed.counts,
      limits: { workers: 3 },
      figures: { accepted: { open: 6, closed: 0 } },
      bytes: Buffer.byteLength(onlyLog(path)),
    });
    expect(runs[0]?.kinds.reduce((sum, { tasks }) => sum + tasks, 0)).toBe(6);
  });

  it('are the same to a program that knows only their logs', async () => {
    const { records, path } = await stoppedYard();
    const before = await records.page(0, 10);
    for (const name of filesIn(path)) if (name.endsWith('.json')) rmSync(join(path, name));
    expect(await seenAnew(path)).toEqual(before);
    expect(filesIn(path).some((name) => name.endsWith('.json'))).toBe(true);
  });

  it('leave no file of a run in which nothing was accepted or turned away', async () => {
    const { yard, clock, records, path } = recordedYard();
    await yard.handle({ command: 'change-limits', patch: { workers: 5 } });
    await yard.handle(CANCEL_NOW);
    clock.runAll();
    await records.settled();
    expect(filesIn(path)).toEqual([]);
    expect((await records.page(0, 10)).total).toBe(0);
  });

  it('are under way while they are written, and everything is in the file within a tenth of a second', async () => {
    const { yard, clock, records, recordsClock, lines, path } = recordedYard();
    await yard.handle(SUBMIT);
    clock.advanceTo(300);
    recordsClock.advanceTo(FLUSH_MS);
    expect(onlyLog(path)).toBe(logText(lines));
    const [run] = (await records.page(0, 10)).runs;
    expect(run).toMatchObject({ outcome: 'under-way', events: lines.length - 1, counts: { accepted: 6 } });
  });

  it('of which the program was cut off tell everything up to their last whole line', async () => {
    const { yard, clock, recordsClock, path } = recordedYard({ pid: 2 ** 30 });
    await yard.handle(SUBMIT);
    clock.advanceTo(300);
    recordsClock.advanceTo(FLUSH_MS);
    const [name = ''] = filesIn(path).filter((one) => one.endsWith('.ndjson'));
    writeFileSync(join(path, name), '{"seq":9999,"atMs":12', { flag: 'a' });
    const { runs } = await seenAnew(path);
    expect(runs).toMatchObject([
      { outcome: 'cut-off', problem: null, counts: yard.feed.counts, endedAtMs: yard.feed.view().atMs },
    ]);
    // What was found out once is not found out again.
    const log = readFileSync(join(path, name.replace('ndjson', 'json')), 'utf8');
    expect(JSON.parse(log)).toMatchObject({ writer: null, run: { outcome: 'cut-off' } });
  });

  it('that another living program writes are under way, and are let alone', async () => {
    const { yard, records, recordsClock, path } = recordedYard({ pid: process.ppid });
    await yard.handle(SUBMIT);
    recordsClock.advanceTo(FLUSH_MS);
    const [id = ''] = (await records.page(0, 1)).runs.map((run) => run.id);
    expect((await seenAnew(path, { wallNow: Date.now })).runs).toMatchObject([{ outcome: 'under-way' }]);
    const other = keptRuns({ path, retention: { maxRuns: 0, maxBytes: 0 } }).records;
    expect(await other.remove(id)).toMatchObject({ ok: false, problems: [{ field: 'id' }] });
    expect(await other.rename(id, 'mine')).toMatchObject({ ok: false });
    expect(filesIn(path)).toHaveLength(2);
  });

  it('of a program that has been silent for long are cut off, whoever has its number now', async () => {
    const { yard, recordsClock, records, path } = recordedYard({ pid: process.ppid });
    await yard.handle(SUBMIT);
    recordsClock.advanceTo(FLUSH_MS);
    await records.page(0, 1);
    const later = () => Date.now() + 3_600_000;
    expect((await seenAnew(path, { wallNow: later })).runs).toMatchObject([{ outcome: 'cut-off' }]);
  });

  it('keep the name that somebody gives them, under way or over', async () => {
    const { records, path } = await stoppedYard();
    const [run] = (await records.page(0, 1)).runs;
    expect(await records.rename(run?.id ?? '', 'first try')).toMatchObject({ ok: true });
    expect((await seenAnew(path)).runs).toMatchObject([{ name: 'first try' }]);
    expect(await records.rename('no-such-run', 'x')).toMatchObject({
      ok: false,
      problems: [{ field: 'id', expected: 'a run that is kept', got: '"no-such-run"' }],
    });
    const other = recordedYard();
    await other.yard.handle(SUBMIT);
    const underWay = other.records.current?.id ?? '';
    expect(await other.records.rename(underWay, 'mine')).toMatchObject({ ok: true, value: { name: 'mine' } });
  });

  it('can be deleted, but not while a window shows them', async () => {
    const { records, path } = await stoppedYard();
    const id = (await records.page(0, 1)).runs[0]?.id ?? '';
    const release = records.hold(id);
    expect(await records.remove(id)).toMatchObject({ ok: false });
    release();
    expect(await records.remove(id)).toEqual({ ok: true, value: null });
    expect(filesIn(path)).toEqual([]);
  });

  it('go when they are too many, the oldest first, and those with a name last', async () => {
    let wallMs = WALL_MS;
    const { yard, clock, records } = recordedYard(
      { retention: { maxRuns: 2, maxBytes: 1e9 } },
      { wallNow: () => wallMs++ },
    );
    const names = ['oldest', null, null, null];
    for (const name of names) {
      await yard.handle(SUBMIT);
      clock.runAll();
      if (name !== null) await records.rename(records.current?.id ?? '', name);
      await yard.handle(CANCEL_NOW);
      clock.runAll();
      await records.settled();
      await yard.handle({ command: 'start' });
    }
    const { runs } = await records.page(0, 10);
    expect(runs.map(({ name, seed }) => [name, seed])).toEqual([
      [null, 4],
      ['oldest', 1],
    ]);
  });

  it('are on disk when the program ends in the middle of one', async () => {
    const { yard, clock, records, lines, path } = recordedYard();
    await yard.handle(SUBMIT);
    clock.advanceTo(300);
    records.endNow();
    expect(onlyLog(path)).toBe(logText(lines));
    expect((await seenAnew(path)).runs).toMatchObject([{ outcome: 'cut-off', counts: yard.feed.counts }]);
  });
});

describe('a disk that takes no more', () => {
  /** A disk that is full after so many writes, the last of which it takes half of. */
  const fullAfter = (writes: number): LogDisk => {
    let left = writes;
    return {
      ...NODE_DISK,
      write: (file, bytes) => {
        if (left > 0) {
          left--;
          return NODE_DISK.write(file, bytes);
        }
        NODE_DISK.write(file, bytes.subarray(0, bytes.length >> 1));
        throw new Error('ENOSPC: no space left on device, write');
      },
    };
  };

  it('stops the recording, with its reason, and not the yard', async () => {
    const { yard, clock, recordsClock, records, path } = recordedYard({
      writer: new DirectLogWriter(fullAfter(1)),
    });
    await yard.handle(SUBMIT);
    recordsClock.advanceTo(FLUSH_MS);
    const whole = onlyLog(path);
    clock.runAll();
    recordsClock.advanceTo(2 * FLUSH_MS);
    await records.settled();
    expect(onlyLog(path)).toBe(whole);
    expect(whole.endsWith('}\n')).toBe(true);
    expect(yard.scheduler.counts).toMatchObject({ accepted: 6, queued: 0, running: 0, backingOff: 0 });
    const listed = async () => (await records.page(0, 10)).runs;
    await expect.poll(listed).toMatchObject([
      {
        outcome: 'stopped',
        problem: 'ENOSPC: no space left on device, write',
        events: whole.split('\n').length - 2,
        counts: { accepted: 6, succeeded: 0 },
      },
    ]);
    expect((await seenAnew(path)).runs).toEqual(await listed());
  });

  it('is told in the history also where no file could be made at all', async () => {
    const create = () => {
      throw new Error('EACCES: permission denied, open');
    };
    const { yard, clock, records, path } = recordedYard({
      writer: new DirectLogWriter({ ...NODE_DISK, create }),
    });
    await yard.handle(SUBMIT);
    clock.runAll();
    await records.settled();
    const { runs } = await records.page(0, 10);
    expect(runs).toMatchObject([
      { outcome: 'stopped', problem: 'EACCES: permission denied, open', bytes: 0 },
    ]);
    expect(filesIn(path).filter((name) => name.endsWith('.ndjson'))).toEqual([]);
    expect(yard.scheduler.counts.accepted).toBe(6);
  });

  it('ends a recording that outgrows everything that may be kept', async () => {
    const { yard, recordsClock, records } = recordedYard({ retention: { maxRuns: 5, maxBytes: 1000 } });
    await yard.handle(SUBMIT);
    await Promise.resolve();
    recordsClock.advanceTo(FLUSH_MS);
    await Promise.resolve();
    recordsClock.advanceTo(31_000);
    await expect
      .poll(async () => (await records.page(0, 10)).runs)
      .toMatchObject([{ outcome: 'stopped', problem: expect.stringContaining('1000 bytes') }]);
  });
});
