import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { pendingOf } from '#contract/counts';
import type { KeptRun } from '#contract/kept-runs';
import { LESSON_WORKLOAD } from '#contract/workload';
import { FeedWatcher } from '../support/feed-watcher';
import { filesIn } from '../support/kept-folder';
import { removeDir } from '../support/remove-dir';
import { type StartedApp, type StartedWebShell, startApp, startedWebShell } from '../support/web-shell';
import { WebSocketYardApi } from '../support/web-socket-yard-api';

const started: StartedApp[] = [];

afterEach(async () => {
  for (const app of started.splice(0)) await app.kill();
});

/** The web shell on a folder of runs. */
async function openOn(runs: string, ...flags: string[]): Promise<StartedWebShell> {
  const args = ['open', '--web', '--no-open', '--port', '0', '--runs', runs, ...flags];
  const app = await startedWebShell(startApp(args));
  started.push(app);
  return app;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'switchyard-kept-'));
  onTestFinished(() => removeDir(path));
  return path;
}

async function keptRuns(api: WebSocketYardApi): Promise<readonly KeptRun[]> {
  const reply = await api.call({ command: 'kept-runs', offset: 0, limit: 10 });
  if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
  return reply.value.runs;
}

const BUSY = { ...LESSON_WORKLOAD, count: 5_000, arrivals: { kind: 'constant', perSecond: 400 } } as const;

describe('runs that are kept', () => {
  it('survive a program that is killed, up to their last whole line', async () => {
    const runs = folder();
    const first = await openOn(runs);
    const api = await WebSocketYardApi.connect(first.port);
    const window = new FeedWatcher(api);
    await api.call({ command: 'change-limits', patch: { workers: 200 } });
    await api.call({ command: 'submit', workload: BUSY });
    await expect.poll(() => window.last.counts.succeeded).toBeGreaterThan(100);
    // What was told so long ago has been written.
    const told = window.last.counts.accepted;
    await expect.poll(() => window.last.counts.accepted).toBeGreaterThan(told + 100);
    await first.kill();

    const second = await openOn(runs);
    const again = await WebSocketYardApi.connect(second.port);
    const kept = await keptRuns(again);
    expect(kept).toMatchObject([
      { outcome: 'cut-off', problem: null, app: expect.stringMatching(/^switchyard\//) },
    ]);
    const [run] = kept as [KeptRun];
    expect(run.counts.accepted).toBeGreaterThanOrEqual(told);
    expect(run.counts.succeeded).toBeGreaterThan(100);
    expect(pendingOf(run.counts)).toBeGreaterThan(0);
    expect(run.counts).toMatchObject({ attempts: expect.any(Number) });
    const log = readFileSync(join(runs, `${run.id}.ndjson`), 'utf8');
    expect(log.split('\n').length).toBeGreaterThanOrEqual(run.events + 2);

    const view = new FeedWatcher(again);
    expect(await again.call({ command: 'open-run', id: run.id })).toMatchObject({ ok: true });
    await expect.poll(() => view.last.recording?.id).toBe(run.id);
    expect(view.last.counts).toEqual(run.counts);
  });

  it('are whole where the program ends in its own way, and none are where they are not wanted', async (test) => {
    test.skip(process.platform === 'win32', 'on Windows a test cannot press Ctrl+C');
    const runs = folder();
    const first = await openOn(runs);
    const api = await WebSocketYardApi.connect(first.port);
    await api.call({ command: 'submit', workload: { ...LESSON_WORKLOAD, count: 3 } });
    first.interrupt();
    expect(await first.ended).toBe(0);
    const second = await openOn(runs);
    const kept = await keptRuns(await WebSocketYardApi.connect(second.port));
    expect(kept).toMatchObject([{ outcome: 'completed', counts: { accepted: 3 } }]);

    const others = folder();
    const third = await openOn(others, '--no-record');
    const silent = await WebSocketYardApi.connect(third.port);
    await silent.call({ command: 'submit', workload: { ...LESSON_WORKLOAD, count: 3 } });
    expect(await silent.call({ command: 'kept-runs', offset: 0, limit: 1 })).toMatchObject({ ok: false });
    third.interrupt();
    await third.ended;
    expect(filesIn(others)).toEqual([]);
  });

  it.each([
    [['--keep-runs', '0'], '--keep-runs: expected a number above 0, at most 10000, got "0"'],
    [['--keep-gib', 'much'], '--keep-gib: expected a number above 0, at most 100000, got "much"'],
  ])('are bounded as %j says, which is refused', async (flags, message) => {
    const app = startApp(['open', '--web', '--no-open', ...flags]);
    started.push(app);
    expect(await app.ended).toBe(2);
    expect(app.output()).toContain(message);
  });
});
