import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { LESSON_WORKLOAD, type Workload } from '#contract/workload';
import { ServingNotes } from '../../../src-main/shells/api-client/serving-notes';
import { runElectronApp } from '../../../src-main/shells/electron/electron-app';
import { makeYard } from '../../support/hosted-yard';
import { FakeElectron, type FakeElectronOptions, settled } from './fake-electron';

/** Files of a test, gone when it is over. */
export function makeDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'switchyard-desktop-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A log whose lines a test can read. */
export class JournalLog {
  readonly lines: string[] = [];
  info = (...said: unknown[]) => this.#write('info', said);
  warn = (...said: unknown[]) => this.#write('warn', said);
  error = (...said: unknown[]) => this.#write('error', said);

  #write(level: string, said: unknown[]): void {
    this.lines.push(`${level} ${said.map(String).join(' ')}`);
  }
}

/** Sixteen tasks of five seconds without a timeout: three run, the rest waits. */
export const LONG_WORK: Workload = {
  ...LESSON_WORKLOAD,
  count: 16,
  mix: { normal: 0, unstable: 0, slow: 1, failing: 0 },
};

/** The app, started on fakes and on a clock that only the test moves. */
export async function startedApp(
  options: Partial<FakeElectronOptions> & { readonly platform?: NodeJS.Platform } = {},
) {
  const electron = new FakeElectron({ dir: makeDir(), ...options });
  const { yard, clock } = makeYard();
  yard.scheduler.changeLimits({ ...yard.scheduler.limits, attemptTimeoutMs: null });
  const log = new JournalLog();
  const process = Object.assign(new EventEmitter(), {
    platform: options.platform ?? 'linux',
    arch: 'x64',
    pid: 1,
    versions: { electron: '45.4.1' },
  });
  let interrupt = () => {};
  let workKills = 0;
  await runElectronApp(electron.parts, {
    notes: new ServingNotes(makeDir()),
    files: {
      root: '/app',
      pageDir: '/app/out/renderer',
      preloadPath: '/app/out/preload/index.cjs',
      laneThreadPath: '/app/out/main/lane-thread.js',
      targetThreadPath: '/app/out/main/target-thread.js',
      logThreadPath: '/app/out/main/log-thread.js',
      app: 'switchyard/test',
    },
    clock,
    makeYard: () => yard,
    killWork: () => {
      workKills++;
    },
    openLog: () => log,
    onInterrupt: (listener) => {
      interrupt = listener;
      return () => {};
    },
    process: process as unknown as NodeJS.Process,
  });
  return {
    ...{ electron, yard, log, process, journal: electron.journal },
    interrupt: () => interrupt(),
    /** How often what work has started was killed. */
    workKills: () => workKills,
    submit: (workload: Workload = LONG_WORK) => yard.handle({ command: 'submit', workload }),
    /** So much time goes by, and everything it brings about has been told. */
    async pass(ms: number): Promise<void> {
      const untilMs = clock.now() + ms;
      while (clock.now() < untilMs) {
        clock.advanceTo(Math.min(untilMs, clock.now() + 100));
        await settled();
      }
    },
  };
}
