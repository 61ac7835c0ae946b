import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { setTimeout } from 'node:timers/promises';
import { isatty } from 'node:tty';
import { servingNotes } from '../api-client/serving-folder';
import type { ServingNotes } from '../api-client/serving-notes';
import { onInterruptSignal } from '../world/interrupt-signals';
import { writerTo } from './file-text';
import type { WriteText } from './text-sink';

/** What the commands that speak to a server have of the machine around them. */
export interface ClientWorld {
  readonly stdout: WriteText;
  readonly stderr: WriteText;
  /** Whether standard output understands colours, and colours are wanted. */
  readonly hasColours: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly notes: ServingNotes;
  /** A file's text as it is read, or standard input's where the name is `-`. Throws as the system has it. */
  textOf(name: string): AsyncIterable<string>;
  /** Asks the person at the terminal; null: there is nobody to ask. */
  readonly question: ((text: string) => Promise<string>) | null;
  /** Resolves after so many milliseconds, or when it is ended. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Calls shortly. */
  soon(call: () => void): void;
  /** Calls at every Ctrl+C, or another request to end. Returns its own undo. */
  onInterrupt(listener: () => void): () => void;
}

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
/** How long a line may wait for others to be shown with, in milliseconds. */
const SHOW_WITHIN_MS = 30;

export function machineClientWorld(): ClientWorld {
  return {
    stdout: writerTo(STDOUT),
    stderr: writerTo(STDERR),
    hasColours: isatty(STDOUT) && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    env: process.env,
    notes: servingNotes(),
    textOf: (name) => (name === '-' ? process.stdin.setEncoding('utf8') : createReadStream(name, 'utf8')),
    question: isatty(STDIN) ? askPerson : null,
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => {}),
    soon: (call) => {
      globalThis.setTimeout(call, SHOW_WITHIN_MS);
    },
    onInterrupt: (listener) => onInterruptSignal(['SIGINT', 'SIGTERM'], listener),
  };
}

async function askPerson(text: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(text);
  } finally {
    lines.close();
  }
}
