import { setImmediate } from 'node:timers/promises';
import type { LogLine } from '#contract/task-event';
import { runProgram } from '../../../src-main/shells/terminal/program';
import type { TerminalWorld } from '../../../src-main/shells/terminal/terminal-world';
import { VirtualClock } from '../../../src-main/shells/world/virtual-clock';
import { openRealWork, type RealWork } from '../../../src-main/shells/yard/real-work';

/** What a command did to the machine around it. */
export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * A machine of plain values: what is written is kept, files are a map, Ctrl+C comes when the test says, and
 * the clock of a real run goes only from timer to timer.
 */
export class TerminalDouble implements TerminalWorld {
  readonly app = 'switchyard/0.0.0';
  hasColours = false;
  /** What the person at the terminal answers; null: there is none. */
  answer: boolean | null = null;
  readonly clock = new VirtualClock();
  readonly files = new Map<string, string>();
  /** Null: there are no executors of real work. */
  realWork: RealWork | null = null;
  /** Called whenever a virtual run lets the machine breathe. */
  onBreath: () => void = () => {};
  #stdout = '';
  #stderr = '';
  #hostMs = 0;
  readonly #interrupts = new Set<() => void>();

  /** Ctrl+C. False where nobody listens. */
  interrupt(): boolean {
    for (const listener of [...this.#interrupts]) listener();
    return this.#interrupts.size > 0;
  }

  /** Runs the program with arguments as a shell would split them, to its end. */
  async run(commandLine: string): Promise<Ran> {
    let outcome: { readonly exitCode: number | null } | undefined;
    let failure: unknown;
    runProgram(commandLine.split(' ').filter(Boolean), { world: this }).then(
      (exitCode) => {
        outcome = { exitCode };
      },
      (error) => {
        failure = error;
      },
    );
    for (let turns = 0; outcome === undefined && failure === undefined; turns++) {
      if (turns > 100_000) throw new Error('the program does not come to an end');
      this.clock.step();
      // Streams go on in turns of the host's event loop.
      if (turns % 100 === 99) await setImmediate();
      else await Promise.resolve();
    }
    if (outcome === undefined) throw failure;
    return { exitCode: outcome.exitCode, stdout: this.#stdout, stderr: this.#stderr, files: this.files };
  }

  stdout = (text: string): void => {
    this.#stdout += text;
  };

  stderr = (text: string): void => {
    this.#stderr += text;
  };

  readFile(path: string): string {
    const text = this.files.get(path);
    if (text === undefined) throw new Error('no such file');
    return text;
  }

  get confirm() {
    const { answer } = this;
    if (answer === null) return null;
    return async (question: string) => {
      this.stderr(`${question}\n`);
      return answer;
    };
  }

  createFile(path: string) {
    if (path.endsWith('/')) throw new Error('is a directory');
    this.files.set(path, '');
    return {
      write: (text: string) => void this.files.set(path, (this.files.get(path) ?? '') + text),
      close: () => {},
    };
  }

  onInterrupt(listener: () => void): () => void {
    this.#interrupts.add(listener);
    return () => this.#interrupts.delete(listener);
  }

  soon(call: () => void): void {
    this.clock.at(this.clock.now() + 30, call);
  }

  realClock(): VirtualClock {
    return this.clock;
  }

  openRealWork(): RealWork {
    return this.realWork ?? openRealWork({ laneThreadPath: '/nowhere', targetThreadPath: '/nowhere' });
  }

  /** Later at each look, so that a virtual run breathes as often as it can. */
  hostNowMs(): number {
    this.#hostMs += 1000;
    return this.#hostMs;
  }

  async breathe(): Promise<void> {
    this.onBreath();
  }

  drawSeed(): number {
    return 99;
  }

  timeOfDay(): string {
    return '2026-01-01T00:00:00.000Z';
  }
}

/** Runs `switchyard` on a machine of its own. */
export function runSwitchyard(
  commandLine: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const terminal = new TerminalDouble();
  for (const [path, text] of Object.entries(files)) terminal.files.set(path, text);
  return terminal.run(commandLine);
}

export function linesOfLog(text: string): LogLine[] {
  if (!text.endsWith('\n')) throw new Error('the log does not end with a whole line');
  return text
    .slice(0, -1)
    .split('\n')
    .map((line): LogLine => JSON.parse(line));
}
