import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { inject } from 'vitest';
import { MAY_SANDBOX } from './browser-flags';
import { Desk } from './desk';
import { driveMain } from './driven-main';
import type { Host } from './hosts';
import { findElectron } from './real-electron';
import { removeDir } from './remove-dir';
import { YardWindow } from './yard-window';

export type DesktopKind = 'stand-in' | 'electron';

/** An app that has been started, in Electron or in what stands in for it: both are driven alike. */
export interface LaunchedApp {
  /** Runs functions in its main process, with the `electron` module as their first argument. */
  readonly app: Pick<ElectronApplication, 'evaluate' | 'firstWindow' | 'windows'>;
  readonly userData: string;
  /** Everything it has said so far, on both outputs. */
  output(): string;
  /** Resolves with its exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Sends it a signal. */
  signal(name: NodeJS.Signals): void;
  /** Starts it once more on the same data, and waits for that one's end. */
  startAgain(args?: readonly string[]): Promise<number | string>;
  /** Ends it, whatever it does. */
  close(): Promise<void>;
}

/** Switchyard's desktop app, with its window on the screen. */
export interface DesktopHost extends Host, LaunchedApp {
  readonly desk: Desk;
  /**
   * Reads a marked text by way of main: also from a page that has crashed and is back, of which playwright
   * knows nothing more. Null where there is none.
   */
  read(id: string): Promise<string | null>;
}

/** @param kept of an app that has been here before; none: a new one's, which goes with it */
export async function openDesktopHost(kind: DesktopKind, kept?: string): Promise<DesktopHost> {
  const launched = await launchApp(kind, inject('projectRoot'), kept);
  const { app } = launched;
  const desk = await Desk.set(app);
  const window = await YardWindow.of(await app.firstWindow());
  return {
    ...launched,
    window,
    desk,
    read: (id) =>
      app.evaluate(({ BrowserWindow }, wanted) => {
        const script = `document.querySelector('[data-testid="${wanted}"]')?.textContent ?? null`;
        // While it is gone there is nothing to be read.
        return BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript(script)
          .catch(() => null);
      }, id),
    look: async ({ viewport, colorScheme }) => {
      await app.evaluate(({ nativeTheme }, scheme) => {
        nativeTheme.themeSource = scheme;
      }, colorScheme);
      await window.page.setViewportSize(viewport);
    },
  };
}

/**
 * @param dir of the app, absolute
 * @param kept user data of one that has been here before; none: a new one's, which go with it
 */
export async function launchApp(kind: DesktopKind, dir: string, kept?: string): Promise<LaunchedApp> {
  const root = inject('projectRoot');
  const [program, ...first] = programOf(kind);
  const userData = kept ?? mkdtempSync(join(tmpdir(), 'switchyard-desktop-'));
  const args = [dir, `--user-data-dir=${userData}`];
  const env = environment();
  const app = await _electron.launch({
    // Electron itself is found by playwright, which then has it wait until playwright has come in.
    ...(kind === 'electron' ? {} : { executablePath: inject('standInPath') }),
    args,
    cwd: root,
    env,
    chromiumSandbox: MAY_SANDBOX,
    // The app's own to say.
    colorScheme: null,
  });
  const evaluate = await driveMain(app);
  const child = app.process();
  const { output, ended } = listenTo(child);
  return {
    app: { evaluate, firstWindow: () => app.firstWindow(), windows: () => app.windows() },
    userData,
    output,
    ended,
    signal: (name) => child.kill(name),
    startAgain: (more = []) => {
      const sandbox = MAY_SANDBOX ? [] : ['--no-sandbox'];
      const all = [...first, ...sandbox, ...args, ...more];
      return listenTo(spawn(program, all, { cwd: root, env, stdio: 'ignore' })).ended;
    },
    close: async () => {
      // Where it has ended already there is nobody to hear it.
      await Promise.race([evaluate((electron) => electron.app.exit(0)).catch(() => {}), ended]);
      await ended;
      if (kept === undefined) removeDir(userData);
    },
  };
}

/**
 * What is started in the place of an app, and what comes first on its command line. Not the command that stands in
 * for Electron's binary: on Windows that is a script, which Node starts only by way of a shell.
 */
function programOf(kind: DesktopKind): [program: string, ...first: string[]] {
  if (kind === 'stand-in') return [process.execPath, join(dirname(inject('standInPath')), 'executable.js')];
  const binary = findElectron(inject('projectRoot'));
  if (binary === null) throw new Error('Electron is not here');
  return [binary];
}

function environment(): Record<string, string> {
  // Set by some editors' terminals, it would turn the app into a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const set = Object.entries(env).filter((one): one is [string, string] => one[1] !== undefined);
  return {
    ...Object.fromEntries(set),
    SWITCHYARD_CHROMIUM: inject('chromiumPath'),
    SWITCHYARD_SERVERS: inject('serversPath'),
  };
}

function listenTo(child: ChildProcess) {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'nothing'));
  });
  return { output: () => output, ended };
}
