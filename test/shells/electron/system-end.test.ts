import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INTERRUPT_GRACE_MS } from '../../../src-main/shells/electron/app-leaving';
import { settled } from './fake-electron';
import { LONG_WORK, makeDir, startedApp } from './started-app';

async function busyApp() {
  const dir = makeDir();
  const app = await startedApp({ dir });
  await app.submit();
  app.journal.length = 0;
  const keptWindow = () => {
    const path = join(dir, 'userData', 'settings.json');
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).window : null;
  };
  return { ...app, window: app.electron.window, keptWindow };
}

describe.each([
  ['Windows ends the session', 'session-end'],
  ['the machine is shut down', 'shutdown'],
])('when %s', (_what, name) => {
  const end = ({ electron }: Awaited<ReturnType<typeof startedApp>>) => {
    if (name === 'session-end') electron.window.emit('session-end', { reasons: ['shutdown'] });
    else electron.powerMonitor.emit('shutdown');
  };

  it('asks nobody, and has ended its work and kept its state before it gives up control', async () => {
    const app = await busyApp();
    app.window.bounds = { x: 7, y: 8, width: 1300, height: 900 };
    app.window.emit('move');
    end(app);
    expect(app.electron.questions).toEqual([]);
    expect(app.yard.scheduler.phase).toBe('stopped');
    expect(app.yard.feed.state().shutdownBy).toBe('system');
    expect(app.yard.scheduler.counts).toMatchObject({ accepted: 16, cancelled: 16 });
    expect(app.keptWindow()).toEqual({ bounds: app.window.bounds, isMaximized: false });
    expect(app.journal).toEqual(['quit', 'closed']);
    expect(app.log.lines).toContain(`info the machine goes down (shutdown)`);
  });

  it('takes back a question that is on the screen', async () => {
    const app = await busyApp();
    app.window.close();
    end(app);
    await settled();
    expect(app.electron.question.options.signal?.aborted).toBe(true);
    expect(app.window.destroyed).toBe(true);
  });

  it('waits for no work that does not stop', async () => {
    const app = await startedApp();
    await app.submit({ ...LONG_WORK, ignoresCancel: true });
    await app.pass(500);
    end(app);
    expect(app.electron.window.destroyed).toBe(true);
  });
});

describe('a signal', () => {
  it('lets running work end for a moment, then cancels it, and asks nobody', async () => {
    const app = await busyApp();
    app.interrupt();
    expect(app.yard.scheduler.phase).toBe('draining');
    expect(app.yard.feed.state().shutdownBy).toBe('interrupt');
    await app.pass(INTERRUPT_GRACE_MS - 100);
    expect(app.window.destroyed).toBe(false);
    await app.pass(200);
    expect(app.window.destroyed).toBe(true);
    expect(app.electron.questions).toEqual([]);
    expect(app.yard.scheduler.counts).toMatchObject({ cancelled: 16 });
  });

  it('lets work that ends within that moment end', async () => {
    const app = await busyApp();
    await app.pass(4_000);
    app.interrupt();
    await app.pass(1_100);
    expect(app.window.destroyed).toBe(true);
    expect(app.yard.scheduler.counts).toMatchObject({ succeeded: 3, cancelled: 13 });
  });

  it('ends an app without work at once', async () => {
    const { interrupt, electron } = await startedApp();
    interrupt();
    expect(electron.window.destroyed).toBe(true);
  });

  it('ends the app at once when it comes a second time', async () => {
    const app = await busyApp();
    app.window.emit('resize');
    app.interrupt();
    app.window.bounds = { x: 1, y: 2, width: 1111, height: 777 };
    app.window.emit('resize');
    expect(app.workKills()).toBe(0);
    app.interrupt();
    expect(app.journal).toEqual(['exit 1']);
    expect(app.workKills()).toBe(1);
    expect(app.keptWindow().bounds.width).toBe(1111);
  });

  it('bounds what people let end as long as it takes, and settles all of it', async () => {
    const app = await busyApp();
    app.window.close();
    await app.electron.question.press('Finish running, then quit');
    app.interrupt();
    expect(app.yard.scheduler.phase).toBe('draining');
    await app.pass(INTERRUPT_GRACE_MS - 100);
    expect(app.window.destroyed).toBe(false);
    await app.pass(200);
    expect(app.window.destroyed).toBe(true);
    expect(app.journal).not.toContain('exit 1');
    expect(app.yard.scheduler.counts).toMatchObject({ accepted: 16, cancelled: 16 });
  });

  it('lets end within that moment what people let end', async () => {
    const app = await busyApp();
    app.window.close();
    await app.electron.question.press('Finish running, then quit');
    await app.pass(4_000);
    app.interrupt();
    await app.pass(1_100);
    expect(app.window.destroyed).toBe(true);
    expect(app.yard.scheduler.counts).toMatchObject({ succeeded: 3, cancelled: 13 });
  });

  it('ends at once, when it comes a second time, what people let end', async () => {
    const app = await busyApp();
    app.window.close();
    await app.electron.question.press('Finish running, then quit');
    app.interrupt();
    app.interrupt();
    expect(app.journal.at(-1)).toBe('exit 1');
  });

  it('changes nothing where work has been cancelled already, and ends that, too, when it comes again', async () => {
    const app = await startedApp();
    await app.submit({ ...LONG_WORK, ignoresCancel: true });
    await app.pass(500);
    app.electron.window.close();
    await app.electron.question.press('Cancel and quit');
    app.journal.length = 0;
    app.interrupt();
    expect(app.journal).toEqual([]);
    app.interrupt();
    expect(app.journal).toEqual(['exit 1']);
  });

  it('leaves no task without its end, however often it comes', async () => {
    const app = await busyApp();
    app.interrupt();
    app.interrupt();
    expect(app.journal).toEqual(['exit 1']);
    expect(app.yard.scheduler.counts).toMatchObject({ accepted: 16, cancelled: 16 });
    expect(app.yard.feed.state().shutdownBy).toBe('interrupt');
  });

  it('ends the app even where the yard cannot be ended', async () => {
    const app = await busyApp();
    app.interrupt();
    app.yard.drain = () => {
      throw new Error('stuck');
    };
    app.interrupt();
    expect(app.journal).toEqual(['exit 1']);
    expect(app.log.lines.at(-1)).toBe('error the yard could not be ended Error: stuck');
  });

  it('bounds a shutdown that is under way, without asking the yard twice', async () => {
    const app = await busyApp();
    await app.yard.handle({ command: 'shutdown', mode: 'finish-all', graceMs: null });
    app.interrupt();
    expect(app.yard.scheduler.phase).toBe('draining');
    await app.pass(INTERRUPT_GRACE_MS + 100);
    expect(app.window.destroyed).toBe(true);
  });

  it('takes back a question that is on the screen', async () => {
    const app = await busyApp();
    app.window.close();
    app.interrupt();
    await settled();
    expect(app.electron.question.options.signal?.aborted).toBe(true);
    expect(app.yard.scheduler.phase).toBe('draining');
  });
});
