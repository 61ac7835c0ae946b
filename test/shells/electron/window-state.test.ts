import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeptFile } from '../../../src-main/shells/electron/kept-file';
import { placeWindow, readWindowState } from '../../../src-main/shells/electron/window-state';
import { JournalLog, makeDir, startedApp } from './started-app';

const FIRST = { x: 0, y: 0, width: 1920, height: 1040 };
const RIGHT = { x: 1920, y: 0, width: 2560, height: 1400 };
const stood = (x: number, y: number, width = 1300, height = 900) => ({
  bounds: { x, y, width, height },
  isMaximized: false,
});

describe('where a window opens', () => {
  it('is in the middle where nobody knows, in its usual size', () => {
    expect(placeWindow(null, [FIRST])).toEqual({ width: 1280, height: 800 });
  });

  it('is no larger than the display, and no smaller than the window may be', () => {
    expect(placeWindow(null, [{ ...FIRST, width: 1152, height: 700 }])).toEqual({ width: 1152, height: 700 });
    expect(placeWindow(null, [{ ...FIRST, width: 800, height: 500 }])).toEqual({ width: 1024, height: 640 });
  });

  it('is where it stood, on whichever display', () => {
    expect(placeWindow(stood(100, 50), [FIRST, RIGHT])).toEqual({ x: 100, y: 50, width: 1300, height: 900 });
    expect(placeWindow(stood(2500, 200), [FIRST, RIGHT])).toMatchObject({ x: 2500, y: 200 });
    expect(placeWindow(stood(-500, 50), [FIRST])).toMatchObject({ x: -500 });
  });

  it.each([
    ['a display that is gone', stood(2500, 200)],
    ['below every display', stood(100, 1030)],
    ['above every display', stood(100, -300)],
    ['so far out that nothing is left to take hold of', stood(1850, 100)],
  ])('is in the middle where it stood on %s', (_what, state) => {
    expect(placeWindow(state, [FIRST])).toEqual({ width: 1300, height: 900 });
  });

  it('is unknown where what was kept makes no sense', () => {
    const bad = [
      undefined,
      null,
      7,
      {},
      { bounds: {}, isMaximized: false },
      stood(Number.NaN, 0),
      stood(0, 0, -5),
    ];
    expect(bad.map(readWindowState)).toEqual(bad.map(() => null));
    expect(readWindowState(stood(1, 2))).toEqual(stood(1, 2));
  });
});

describe('the window', () => {
  const place = { bounds: { x: 40, y: 30, width: 1400, height: 950 }, isMaximized: true };

  function keep(dir: string, window: unknown): void {
    openKeptFile(join(dir, 'userData'), new JournalLog()).write('window', window);
  }
  const keptIn = (dir: string) =>
    JSON.parse(readFileSync(join(dir, 'userData', 'settings.json'), 'utf8')).window;

  it('stands where it stood, maximised as it was, once its page is drawn', async () => {
    const dir = makeDir();
    keep(dir, place);
    const { electron, journal } = await startedApp({ dir });
    expect(electron.window.options).toMatchObject(place.bounds);
    expect(electron.window.visible).toBe(false);
    journal.length = 0;
    electron.window.emit('ready-to-show');
    expect(journal).toEqual(['maximize', 'show']);
  });

  it('is remembered when it has come to rest', async () => {
    const dir = makeDir();
    const { electron, pass } = await startedApp({ dir });
    const { window } = electron;
    window.bounds = place.bounds;
    window.emit('move');
    await pass(400);
    window.emit('resize');
    await pass(400);
    expect(() => keptIn(dir)).toThrow('ENOENT');
    await pass(200);
    expect(keptIn(dir)).toEqual({ bounds: place.bounds, isMaximized: false });
  });

  it('is remembered when it is closed before it has come to rest', async () => {
    const dir = makeDir();
    const { electron } = await startedApp({ dir });
    electron.window.bounds = place.bounds;
    electron.window.maximized = true;
    electron.window.emit('maximize');
    electron.window.close();
    expect(keptIn(dir)).toEqual(place);
  });

  it.each(['minimized', 'fullScreen'] as const)(
    'is remembered as it was before, maximised or not, when it is left %s',
    async (shape) => {
      for (const isMaximized of [true, false]) {
        const dir = makeDir();
        const { electron, pass } = await startedApp({ dir });
        const { window } = electron;
        window.bounds = place.bounds;
        window.maximized = true;
        window.emit('maximize');
        window.maximized = isMaximized;
        if (!isMaximized) window.emit('unmaximize');
        window[shape] = true;
        window.emit('resize');
        await pass(600);
        expect(keptIn(dir)).toEqual({ ...place, isMaximized });
        window.close();
        expect(keptIn(dir)).toEqual({ ...place, isMaximized });
      }
    },
  );

  it('is remembered as it was the last time where it is never shown otherwise', async () => {
    const dir = makeDir();
    keep(dir, place);
    const { electron } = await startedApp({ dir });
    electron.window.minimized = true;
    electron.window.emit('move');
    electron.window.close();
    expect(keptIn(dir)).toEqual(place);
  });

  it('shares its file with the settings, and neither loses the other', async () => {
    const dir = makeDir();
    keep(dir, place);
    const { electron } = await startedApp({ dir });
    const own = { sender: electron.window.webContents, senderFrame: electron.ipc.frame };
    await electron.ipc.invokeAs(own, 'desktop:change-settings', { theme: 'dark' });
    expect(keptIn(dir)).toEqual(place);
  });

  it('opens in the middle where what was kept cannot be read', async () => {
    const dir = makeDir();
    keep(dir, place);
    writeFileSync(join(dir, 'userData', 'settings.json'), '{"window": {"bounds": "everywhere"}}');
    const { electron } = await startedApp({ dir });
    expect(electron.window.options).toMatchObject({ width: 1280, height: 800 });
    expect(electron.window.options.x).toBeUndefined();
  });
});
