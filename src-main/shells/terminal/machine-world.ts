import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { isatty } from 'node:tty';
import { findAppFiles } from '../page/app-files';
import { drawAnySeed } from '../world/any-seed';
import { onInterruptSignal } from '../world/interrupt-signals';
import { RealClock } from '../world/real-clock';
import { openRealWork } from '../yard/real-work';
import { personToAsk } from './ask-person';
import { createFile, writerTo } from './file-text';
import type { TerminalWorld } from './terminal-world';

const STDOUT = 1;
const STDERR = 2;

/** How long a line may wait for others to be shown with, in milliseconds. */
const SHOW_WITHIN_MS = 30;

/**
 * The machine itself. Standard output is written through its descriptor: Node's own streams keep what a
 * slow reader has not taken, without bound.
 */
export function machineWorld(): TerminalWorld {
  const files = findAppFiles();
  return {
    stdout: writerTo(STDOUT),
    stderr: writerTo(STDERR),
    hasColours: isatty(STDOUT) && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    readFile: (path) => readFileSync(path, 'utf8'),
    confirm: personToAsk(),
    createFile,
    onInterrupt: (listener) => onInterruptSignal(['SIGINT', 'SIGTERM'], listener),
    soon: (call) => {
      setTimeout(call, SHOW_WITHIN_MS);
    },
    realClock: () => new RealClock(),
    openRealWork: () => openRealWork(files),
    hostNowMs: () => performance.now(),
    breathe: () => setImmediate(),
    drawSeed: drawAnySeed,
    timeOfDay: () => new Date().toISOString(),
    app: files.app,
  };
}
