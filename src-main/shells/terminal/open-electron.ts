import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBounded } from './open-child';
import { hasDisplay, type OpenHost } from './open-host';

/** What became of a try at Electron. */
export type ElectronAttempt =
  | { readonly ran: true; readonly exitCode: number }
  | { readonly ran: false; readonly why: string };

/** Electron's own installer may take so long, in milliseconds. */
const INSTALL_LIMIT_MS = 60_000;
/** An app that ends by itself sooner than this, and not well, has never really run; in milliseconds. */
const SETTLED_MS = 5_000;

/**
 * Runs the desktop app to its end, fetching Electron's binary first where it is missing. Electron is only
 * found on disk here: loading its package would start a download of its own.
 *
 * @param args what the app is told
 */
export async function tryElectron(
  root: string,
  host: OpenHost,
  args: readonly string[] = [],
): Promise<ElectronAttempt> {
  if (!hasDisplay(host)) return no('there is no display (DISPLAY and WAYLAND_DISPLAY are not set)');
  if (host.platform === 'linux' && host.isRoot) return no("Electron's sandbox refuses to run as root");
  const packageDir = findElectronPackage(root);
  if (packageDir === null) return no('the electron package is not installed');
  if (findBinary(packageDir, host) === null) {
    host.print('Fetching Electron, for a minute at most …');
    const installed = await runBounded(process.execPath, [join(packageDir, 'install.js')], INSTALL_LIMIT_MS);
    if (!installed.ok) return no(`its binary is missing and could not be fetched (${installed.why})`);
  }
  const binary = findBinary(packageDir, host);
  if (binary === null) return no('its binary is missing, although its installer said that all is well');
  return runApp(binary, [root, ...args], host);
}

function no(why: string): ElectronAttempt {
  return { ran: false, why };
}

/** The project's own: one that lies in a folder above, by whatever chance, is of another version. */
function findElectronPackage(root: string): string | null {
  const packageDir = join(root, 'node_modules', 'electron');
  return existsSync(join(packageDir, 'package.json')) ? packageDir : null;
}

/** As the package itself finds it. */
function findBinary(packageDir: string, { env }: OpenHost): string | null {
  const pathFile = join(packageDir, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageDir, 'dist');
  const binary = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

function runApp(binary: string, args: readonly string[], host: OpenHost): Promise<ElectronAttempt> {
  // Set by some editors' terminals, it would turn the app into a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = host.env;
  const child = spawn(binary, args, { env, stdio: ['ignore', 'inherit', 'pipe'] });
  let complaints = '';
  let hasSettled = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (hasSettled) process.stderr.write(text);
    else complaints = (complaints + text).slice(-4_096);
  });
  const settling = setTimeout(() => {
    hasSettled = true;
    process.stderr.write(complaints);
  }, SETTLED_MS);
  let isInterrupted = false;
  // Who ends this process means the app, which ends in its own way while this one waits for it. Ctrl+C reaches it
  // from the terminal, too: it takes both for one.
  const undo = host.onInterrupt((signal) => {
    isInterrupted = true;
    child.kill(signal);
  });

  return new Promise((resolve) => {
    const end = (attempt: ElectronAttempt) => {
      clearTimeout(settling);
      undo();
      resolve(attempt);
    };
    child.on('error', (error) => end(no(error.message)));
    child.on('close', (code, signal) => {
      if (code === 0 || hasSettled || isInterrupted) return end({ ran: true, exitCode: code ?? 1 });
      const last = complaints.trim().split('\n').at(-1) ?? '';
      return end(
        no(`it ended at once with ${signal ?? `exit code ${code}`}${last === '' ? '' : ` (${last})`}`),
      );
    });
  });
}
