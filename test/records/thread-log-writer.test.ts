import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { LogLine } from '#contract/task-event';
import { LinePacker } from '../../src-main/records/line-packer';
import type { LogFate } from '../../src-main/records/log-writer';
import type { PackedLines } from '../../src-main/records/packed-lines';
import { ThreadLogWriter } from '../../src-main/records/thread-log-writer';
import { filesIn, logText, onlyLog, temporaryFolder } from '../support/kept-folder';
import { recordedYard } from '../support/recorded-yard';

function threadWriter(threadPath = inject('logThreadPath')): ThreadLogWriter {
  const writer = new ThreadLogWriter(threadPath);
  onTestFinished(() => writer.dispose());
  return writer;
}

/** So many events, with their keys in the order of the log. */
function lines(count: number): LogLine[] {
  return Array.from({ length: count }, (_, i) => ({
    ...{ seq: i + 1, atMs: i / 8, type: 'attempt-started', task: i + 1, attempt: 1, lane: 1 + (i % 3) },
  }));
}

function packed(some: readonly LogLine[]): PackedLines {
  const packer = new LinePacker();
  for (const line of some) packer.pack(line);
  return packer.take();
}

/** What is told of a log, and how it ended. */
function heard(): { readonly fate: LogFate; readonly end: Promise<string>; readonly bytes: number[] } {
  const bytes: number[] = [];
  let tell: (end: string) => void = () => {};
  const end = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const fate: LogFate = {
    written: (all) => bytes.push(all),
    failed: (problem) => tell(`failed: ${problem}`),
    closed: (all) => tell(`closed with ${all} bytes`),
  };
  return { fate, end, bytes };
}

describe('the thread that writes logs', () => {
  it('writes them into new files, also when all is handed on before it is there', async () => {
    const writer = threadWriter();
    const folder = temporaryFolder();
    const logs = ['a', 'b'].map((name) => {
      const { fate, end } = heard();
      return { path: join(folder, 'runs', `${name}.ndjson`), fate, end };
    });
    const all = lines(500);
    for (const { path, fate } of logs) {
      const log = writer.open(path, fate);
      log.write(packed(all.slice(0, 300)));
      log.write(packed(all.slice(300)));
      log.close();
    }
    for (const { path, end } of logs) {
      expect(await end).toBe(`closed with ${logText(all).length} bytes`);
      expect(readFileSync(path, 'utf8')).toBe(logText(all));
    }
  });

  it('can be waited for without a turn of the event loop', () => {
    const writer = threadWriter();
    const path = join(temporaryFolder(), 'a.ndjson');
    const log = writer.open(path, heard().fate);
    const all = lines(3_000);
    for (let from = 0; from < all.length; from += 100) log.write(packed(all.slice(from, from + 100)));
    expect(log.catchUp(30_000)).toBe(true);
    expect(log.waiting).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(logText(all));
  });

  it('tells why a log cannot be written', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.ndjson');
    const writer = threadWriter();
    const first = heard();
    writer.open(path, first.fate).close();
    await first.end;
    const second = heard();
    const log = writer.open(path, second.fate);
    log.write(packed(lines(10)));
    expect(await second.end).toMatch(/^failed: EEXIST/);
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('is done without where it cannot be started', async () => {
    const writer = threadWriter(join(temporaryFolder(), 'no-such-thread.mjs'));
    const path = join(temporaryFolder(), 'a.ndjson');
    const { fate, end } = heard();
    const log = writer.open(path, fate);
    log.write(packed(lines(10)));
    log.close();
    expect(await end).toBe(`closed with ${logText(lines(10)).length} bytes`);
    expect(readFileSync(path, 'utf8')).toBe(logText(lines(10)));
  });

  it('fails what it was writing when it ends, and later logs are written all the same', async () => {
    const writer = threadWriter();
    const folder = temporaryFolder();
    const first = heard();
    const log = writer.open(join(folder, 'a.ndjson'), first.fate);
    log.write(packed(lines(10)));
    expect(log.catchUp(30_000)).toBe(true);
    writer.dispose();
    expect(await first.end).toMatch(/^failed: the thread that writes it is gone/);
    const second = heard();
    const next = writer.open(join(folder, 'b.ndjson'), second.fate);
    next.write(packed(lines(5)));
    next.close();
    expect(await second.end).toBe(`closed with ${logText(lines(5)).length} bytes`);
  });

  it('has on disk what a yard has done when its program ends', async () => {
    const { yard, clock, records, lines: written, path } = recordedYard({ writer: threadWriter() });
    const mix = { normal: 1, unstable: 1, slow: 0, failing: 0 };
    const workload = { count: 3_000, mix, priorities: { high: 1, medium: 1, low: 1 } };
    await yard.handle({ command: 'submit', workload: { ...workload, arrivals: { kind: 'burst' } } });
    clock.advanceTo(5_000);
    records.endNow();
    expect(written.length).toBeGreaterThan(3_000);
    expect(onlyLog(path)).toBe(logText(written));
    expect(filesIn(path)).toHaveLength(2);
  });
});
