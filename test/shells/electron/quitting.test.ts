import { describe, expect, it } from 'vitest';
import { zeroCounts } from '#contract/counts';
import { CANCEL_LIMIT_MS } from '../../../src-main/shells/electron/app-leaving';
import { describeWork } from '../../../src-main/shells/electron/quit-question';
import type { FakeElectron } from './fake-electron';
import { LONG_WORK, startedApp } from './started-app';

/** The app with three tasks that run five seconds each, and thirteen that wait. */
async function busyApp() {
  const app = await startedApp();
  await app.submit();
  app.journal.length = 0;
  return { ...app, window: app.electron.window };
}

describe.each(['closing the window', 'quitting'])('%s', (way) => {
  const leave = ({ electron }: Awaited<ReturnType<typeof startedApp>>) =>
    way === 'quitting' ? electron.quit() : electron.window.close();

  it('ends the app at once where no work runs', async () => {
    const app = await startedApp();
    leave(app);
    expect(app.electron.window.destroyed).toBe(true);
    expect(app.electron.questions).toEqual([]);
    expect(app.yard.scheduler.phase).toBe('stopped');
  });

  it('asks where work runs, once, and stays open meanwhile', async () => {
    const app = await busyApp();
    leave(app);
    leave(app);
    expect(app.window.destroyed).toBe(false);
    expect(app.electron.questions).toHaveLength(1);
    expect(app.electron.question.options).toMatchObject({
      message: 'Work is still running.',
      detail: '3 tasks are running and 13 wait. Those that wait are cancelled either way.',
      buttons: ['Finish running, then quit', 'Cancel and quit', 'Stay'],
      cancelId: 2,
      defaultId: 2,
    });
    expect(app.yard.scheduler.phase).toBe('running');
  });

  it('lets running work end first where people want that, however long it takes', async () => {
    const app = await busyApp();
    leave(app);
    await app.electron.question.press('Finish running, then quit');
    expect(app.yard.scheduler.phase).toBe('draining');
    await app.pass(4_900);
    expect(app.window.destroyed).toBe(false);
    await app.pass(200);
    expect(app.window.destroyed).toBe(true);
    expect(app.yard.scheduler.counts).toMatchObject({ accepted: 16, succeeded: 3, cancelled: 13 });
  });

  it('cancels what it lets end, without a further question, when it is asked for again', async () => {
    const app = await busyApp();
    leave(app);
    await app.electron.question.press('Finish running, then quit');
    await app.pass(1_000);
    leave(app);
    await app.pass(0);
    expect(app.electron.questions).toHaveLength(1);
    await app.pass(100);
    expect(app.window.destroyed).toBe(true);
    expect(app.yard.scheduler.counts).toMatchObject({ accepted: 16, succeeded: 0, cancelled: 16 });
  });

  it('cancels where people want that', async () => {
    const app = await busyApp();
    leave(app);
    await app.electron.question.press('Cancel and quit');
    expect(app.window.destroyed).toBe(true);
    expect(app.yard.scheduler.counts).toMatchObject({ accepted: 16, cancelled: 16 });
  });

  it('does nothing where people stay, and asks again another time', async () => {
    const app = await busyApp();
    leave(app);
    await app.electron.question.press('Stay');
    await app.pass(20_000);
    expect(app.window.destroyed).toBe(false);
    expect(app.yard.scheduler.counts.succeeded).toBeGreaterThan(0);
    leave(app);
    expect(app.electron.questions).toHaveLength(2);
  });
});

describe('work that does not stop', () => {
  async function hangingApp() {
    const app = await startedApp();
    await app.submit({ ...LONG_WORK, ignoresCancel: true });
    await app.pass(500);
    app.electron.window.close();
    await app.electron.question.press('Cancel and quit');
    return { ...app, window: app.electron.window };
  }

  it('is left behind after a while', async () => {
    const { window, log, pass } = await hangingApp();
    await pass(CANCEL_LIMIT_MS - 100);
    expect(window.destroyed).toBe(false);
    await pass(200);
    expect(window.destroyed).toBe(true);
    expect(log.lines).toContain('warn leaving work behind that does not stop, on lanes 1, 2, 3');
  });

  it.each([
    ['quits', (electron: FakeElectron) => electron.quit()],
    ['closes the window', (electron: FakeElectron) => electron.window.close()],
  ])(
    'is left behind at once when somebody %s again, which is not begun anew in the middle',
    async (_way, ask) => {
      const { window, electron, journal } = await hangingApp();
      const asked: string[] = [];
      electron.app.on('before-quit', () => asked.push('before-quit'));
      journal.length = 0;
      ask(electron);
      expect(window.destroyed).toBe(true);
      expect(journal.filter((line) => line === 'closed')).toHaveLength(1);
      expect(journal.filter((line) => line === 'quit')).toHaveLength(1);
      expect(asked).toHaveLength(1);
    },
  );
});

describe('a yard that is shutting down already', () => {
  it('is waited for where people want running work to end, and not asked a second time', async () => {
    const { yard, electron, window, pass } = await busyApp();
    await yard.handle({ command: 'shutdown', mode: 'finish-all', graceMs: null });
    window.close();
    expect(electron.question.options.detail).toBe(
      '3 tasks are running and 13 wait. The yard is shutting down already.',
    );
    await electron.question.press('Finish running, then quit');
    await pass(29_000);
    expect([yard.scheduler.phase, window.destroyed]).toEqual(['draining', false]);
    await pass(2_000);
    expect(window.destroyed).toBe(true);
    expect(yard.scheduler.counts).toMatchObject({ succeeded: 16 });
  });
});

describe('a yard whose clock is paused', () => {
  it('goes on, so that running work can end', async () => {
    const { yard, electron, window, pass } = await busyApp();
    await yard.handle({ command: 'set-clock', paused: true });
    window.close();
    await electron.question.press('Finish running, then quit');
    await pass(5_100);
    expect(window.destroyed).toBe(true);
    expect(yard.scheduler.counts).toMatchObject({ succeeded: 3, cancelled: 13 });
  });

  it('goes on, too, where it was paused in the middle of a shutdown', async () => {
    const { yard, electron, window, pass } = await busyApp();
    await yard.handle({ command: 'shutdown', mode: 'finish-running', graceMs: null });
    await yard.handle({ command: 'set-clock', paused: true });
    window.close();
    await electron.question.press('Finish running, then quit');
    await pass(5_100);
    expect(window.destroyed).toBe(true);
  });
});

it('tells the yard that it was quit', async () => {
  const { yard, electron, window } = await busyApp();
  window.close();
  await electron.question.press('Finish running, then quit');
  expect(yard.feed.state().shutdownBy).toBe('quit');
});

it('brings the window forward to ask', async () => {
  const { electron, window, journal } = await busyApp();
  window.visible = true;
  window.minimized = true;
  electron.quit();
  expect(journal).toEqual(['quit', 'restore', 'focus']);
});

it('says in a sentence what runs and what becomes of the rest', () => {
  const counts = { ...zeroCounts(), running: 1 };
  const say = (queued: number, toSubmit = 0) =>
    describeWork({ counts: { ...counts, queued }, toSubmit, isShuttingDown: false });
  expect(say(0)).toBe('1 task is running.');
  expect(say(1)).toBe('1 task is running and 1 waits. The one that waits is cancelled either way.');
  expect(say(1, 5)).toBe('1 task is running and 6 wait. Those that wait are cancelled either way.');
});
