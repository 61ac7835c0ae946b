import {
  closeSync,
  type FSWatcher,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** What a second instance leaves for the first. */
export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/**
 * One process for each folder of user data: whoever makes the lock file first has the lock, for as long as its
 * process lives. Another leaves a note in a folder that the first one watches, and both within one call, since
 * Electron's is synchronous, too.
 */
export class InstanceLock {
  readonly #file: string;
  readonly #notes: string;
  readonly #onSecond: (second: SecondInstance) => void;
  #watcher: FSWatcher | null = null;

  constructor(userData: string, onSecond: (second: SecondInstance) => void) {
    this.#file = join(userData, 'stand-in.lock');
    this.#notes = join(userData, 'stand-in.second-instances');
    this.#onSecond = onSecond;
    mkdirSync(this.#notes, { recursive: true });
  }

  get isHeld(): boolean {
    return this.#watcher !== null;
  }

  /** @returns whether this process has it; where not, the one that has it hears of this one */
  request(own: SecondInstance): boolean {
    if (this.isHeld) return true;
    if (this.#take()) return true;
    if (isAlive(this.#owner())) {
      this.#leave(own);
      return false;
    }
    rmSync(this.#file, { force: true });
    return this.#take();
  }

  release(): void {
    if (this.#watcher === null) return;
    this.#watcher.close();
    this.#watcher = null;
    rmSync(this.#file, { force: true });
  }

  #take(): boolean {
    try {
      const file = openSync(this.#file, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
    for (const old of readdirSync(this.#notes)) rmSync(join(this.#notes, old));
    this.#watcher = watch(this.#notes, { persistent: false }, () => this.#read());
    return true;
  }

  #owner(): number {
    try {
      return Number(readFileSync(this.#file, 'utf8'));
    } catch {
      return 0;
    }
  }

  #leave(own: SecondInstance): void {
    const note = join(this.#notes, `${process.pid}`);
    writeFileSync(`${note}.part`, JSON.stringify(own));
    // A name that ends so is read only when it is whole.
    renameSync(`${note}.part`, `${note}.json`);
  }

  #read(): void {
    for (const name of readdirSync(this.#notes).filter((one) => one.endsWith('.json'))) {
      const note = join(this.#notes, name);
      const second = JSON.parse(readFileSync(note, 'utf8')) as SecondInstance;
      rmSync(note);
      this.#onSecond(second);
    }
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
