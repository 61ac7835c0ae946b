import { describe, expect, it } from 'vitest';
import { settled } from './fake-electron';
import { startedApp } from './started-app';

const CRASHED = [{}, { reason: 'crashed', exitCode: 11 }] as const;

async function rig() {
  const app = await startedApp();
  const { window } = app.electron;
  window.emit('ready-to-show');
  app.journal.length = 0;
  return { ...app, window, contents: window.webContents };
}

describe('a page that crashes', () => {
  it('is loaded again, and logged, while the yard works on', async () => {
    const { contents, journal, log, yard, submit } = await rig();
    await submit();
    contents.emit('render-process-gone', ...CRASHED);
    expect(journal).toEqual(['reload']);
    expect(log.lines).toContain('error the page is gone: crashed (11)');
    expect(yard.scheduler.counts.running).toBe(3);
  });

  it('is not loaded again for ever: then people are asked', async () => {
    const { contents, journal, electron } = await rig();
    for (let crash = 0; crash < 5; crash++) contents.emit('render-process-gone', ...CRASHED);
    expect(journal).toEqual(['reload', 'reload', 'reload']);
    expect(electron.questions).toHaveLength(1);
    expect(electron.question.options).toMatchObject({ buttons: ['Load it again', 'Quit'], cancelId: 0 });
    await electron.question.press('Load it again');
    expect(journal).toHaveLength(4);
  });

  it('can be given up there', async () => {
    const { contents, journal, electron } = await rig();
    for (let crash = 0; crash < 4; crash++) contents.emit('render-process-gone', ...CRASHED);
    await electron.question.press('Quit');
    expect(journal).toEqual(['reload', 'reload', 'reload', 'quit', 'closed']);
  });

  it('may crash again after a minute of peace', async () => {
    const { contents, journal, electron, pass } = await rig();
    for (let crash = 0; crash < 3; crash++) contents.emit('render-process-gone', ...CRASHED);
    await pass(60_000);
    contents.emit('render-process-gone', ...CRASHED);
    expect(journal).toHaveLength(4);
    expect(electron.questions).toHaveLength(0);
  });

  it('is let go when it has ended in order', async () => {
    const { contents, journal } = await rig();
    contents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(journal).toEqual([]);
  });
});

describe('a page that does not load', () => {
  it('makes the window show itself and ask', async () => {
    const { electron, log } = await startedApp();
    const { window } = electron;
    window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://switchyard/', true);
    expect(window.visible).toBe(true);
    expect(electron.question.options.message).toBe('The page of Switchyard could not be loaded.');
    expect(log.lines.at(-1)).toBe('error app://switchyard/ did not load: ERR_FILE_NOT_FOUND (-6)');
  });

  it('is nothing to ask about where another load took its place, or only a part is missing', async () => {
    const { contents, electron } = await rig();
    contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'app://switchyard/', true);
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://switchyard/a.png', false);
    expect(electron.questions).toEqual([]);
  });
});

describe('a page that is loaded, and is none', () => {
  it('comes with a status that says so: the window shows itself and asks, once', async () => {
    const { electron, log } = await startedApp();
    const { window } = electron;
    window.webContents.emit('did-navigate', {}, 'app://switchyard/', 404, 'Not Found');
    window.webContents.emit('did-finish-load', {});
    expect(window.visible).toBe(true);
    expect(electron.questions).toHaveLength(1);
    expect(electron.question.options.message).toBe('The page of Switchyard could not be loaded.');
    expect(log.lines.at(-1)).toBe('error app://switchyard/ did not load: status 404');
  });

  it('has no preload: the window shows itself and asks, and loads it again where people want that', async () => {
    const { electron, log, journal } = await startedApp();
    const { window } = electron;
    window.webContents.emit('did-navigate', {}, 'app://switchyard/', 200, 'OK');
    window.webContents.emit('preload-error', {}, '/app/out/preload/index.cjs', new Error('not there'));
    expect(window.visible).toBe(true);
    expect(log.lines.at(-1)).toBe('error /app/out/preload/index.cjs failed Error: not there');
    expect(electron.question.options).toMatchObject({ buttons: ['Load it again', 'Quit'], cancelId: 0 });
    journal.length = 0;
    await electron.question.press('Load it again');
    expect(journal).toEqual(['reload']);
  });

  it('is nothing to ask about where all is well', async () => {
    const { contents, electron, log } = await rig();
    const said = log.lines.length;
    contents.emit('did-navigate', {}, 'app://switchyard/', 200, 'OK');
    contents.emit('did-finish-load', {});
    expect(electron.questions).toEqual([]);
    expect(log.lines).toHaveLength(said);
  });
});

describe('a page that does not answer', () => {
  it('may be waited for', async () => {
    const { window, electron, journal } = await rig();
    window.emit('unresponsive');
    window.emit('unresponsive');
    expect(electron.questions).toHaveLength(1);
    expect(electron.question.options).toMatchObject({ buttons: ['Load it again', 'Wait'], cancelId: 1 });
    await electron.question.press('Wait');
    expect(journal).toEqual([]);
    window.emit('unresponsive');
    expect(electron.questions).toHaveLength(2);
  });

  it('is loaded again in a process of its own where people want that', async () => {
    const { window, electron, journal } = await rig();
    window.emit('unresponsive');
    await electron.question.press('Load it again');
    expect(journal).toEqual(['end renderer', 'reload']);
  });

  it('takes the question back when it answers after all', async () => {
    const { window, electron, journal } = await rig();
    window.emit('unresponsive');
    window.emit('responsive');
    await settled();
    expect(electron.question.options.signal?.aborted).toBe(true);
    expect(journal).toEqual([]);
  });
});
