import { inject, type TestContext } from 'vitest';
import {
  type DesktopHost,
  type DesktopKind,
  type LaunchedApp,
  launchApp,
  openDesktopHost,
} from './desktop-host';
import { needElectron } from './real-electron';
import { openWebHost } from './web-host';
import type { YardWindow } from './yard-window';

/** What shows the window: a browser, Electron, or what stands in for it. */
export type HostKind = 'web' | DesktopKind;

/** The app, started, with its window on the screen. */
export interface Host {
  readonly window: YardWindow;
  /** Shows the page in a size, and as the system has it light or dark. */
  look(look: Look): Promise<void>;
  /** Ends everything that was started, whatever it does. */
  close(): Promise<void>;
}

export interface Look {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

/** For `describe.each(…)('in %s', (_name, kind) => …)`. */
export const DESKTOP_HOSTS = [
  ["Electron's stand-in", 'stand-in'],
  ['Electron', 'electron'],
] as const satisfies readonly (readonly [name: string, kind: HostKind])[];
export const HOSTS = [['a browser', 'web'], ...DESKTOP_HOSTS] as const;

/** Starts the app in a host; a test of a host that cannot be here is skipped, and says why, or it fails. */
export async function openHost(kind: HostKind, test: TestContext): Promise<Host> {
  return kind === 'web' ? openWebHost() : openDesktop(kind, test);
}

/** @param userData of an app that has been here before; none: a new one's, which goes with it */
export async function openDesktop(
  kind: DesktopKind,
  test: TestContext,
  userData?: string,
): Promise<DesktopHost> {
  skipWithout(kind, test);
  return openDesktopHost(kind, userData);
}

/**
 * Starts another app in a desktop host.
 *
 * @param dir its folder, absolute
 */
export async function launchDesktop(kind: DesktopKind, test: TestContext, dir: string): Promise<LaunchedApp> {
  skipWithout(kind, test);
  return launchApp(kind, dir);
}

function skipWithout(kind: DesktopKind, test: TestContext): void {
  if (kind === 'electron') needElectron(inject('projectRoot'), test);
}
