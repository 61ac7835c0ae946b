import { onInterruptSignal } from '../world/interrupt-signals';

/** What opening asks of the machine it runs on. */
export interface OpenHost {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  /** One line on standard output. */
  print(line: string): void;
  /** One line on standard error. */
  printError(line: string): void;
  /** Calls with the signal whenever one asks this program to end. Returns its own undo. */
  onInterrupt(listener: (signal: NodeJS.Signals) => void): () => void;
  /** Leaves at once, whatever is under way. */
  exit(code: number): void;
}

const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function processHost(): OpenHost {
  // A terminal that has gone away is no reason to drop work that runs.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    print: (line) => process.stdout.write(`${line}\n`),
    printError: (line) => process.stderr.write(`${line}\n`),
    onInterrupt: (listener) => onInterruptSignal(INTERRUPTS, listener),
    exit: (code) => process.exit(code),
  };
}

/** Whether a window can be shown: elsewhere than on Linux, always. */
export function hasDisplay({ platform, env }: Pick<OpenHost, 'platform' | 'env'>): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}
