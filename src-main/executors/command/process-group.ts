import { type ChildProcess, spawn } from 'node:child_process';
import { hasLivingMember } from './living-groups';

/** A program and all that it has started, as far as that has not left it on purpose. */
export interface ProcessGroup {
  /** Asks all of it to end. */
  terminate(): void;
  /** Ends all of it. */
  kill(): void;
  /** Whether any of it still runs. */
  isAlive(): boolean;
}

/** @param leader started as the leader of a group of its own (`detached`), on all systems but Windows */
export function processGroupOf(leader: ChildProcess & { readonly pid: number }): ProcessGroup {
  return process.platform === 'win32' ? new ProcessTree(leader) : new PosixGroup(leader);
}

function hasExited({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

class PosixGroup implements ProcessGroup {
  readonly #leader: ChildProcess & { readonly pid: number };

  constructor(leader: ChildProcess & { readonly pid: number }) {
    this.#leader = leader;
  }

  terminate(): void {
    this.#signal('SIGTERM');
  }

  kill(): void {
    this.#signal('SIGKILL');
  }

  isAlive(): boolean {
    if (!hasExited(this.#leader)) return true;
    return this.#signal(0) && hasLivingMember(this.#leader.pid);
  }

  /** @returns whether there is such a group */
  #signal(signal: NodeJS.Signals | 0): boolean {
    try {
      return process.kill(-this.#leader.pid, signal);
    } catch (error) {
      // macOS refuses where nothing but ended processes are left, which their parent has yet to hear of.
      const isRefused = error instanceof Error && 'code' in error && error.code === 'EPERM';
      return isRefused && process.platform !== 'darwin';
    }
  }
}

/** Windows knows no groups and no polite request: the tree below the program is ended at once. */
class ProcessTree implements ProcessGroup {
  readonly #leader: ChildProcess & { readonly pid: number };

  constructor(leader: ChildProcess & { readonly pid: number }) {
    this.#leader = leader;
  }

  terminate(): void {
    this.kill();
  }

  kill(): void {
    const args = ['/pid', String(this.#leader.pid), '/T', '/F'];
    // Where it cannot be had, at least the program itself ends.
    spawn('taskkill', args, { stdio: 'ignore', windowsHide: true }).on('error', () => this.#leader.kill());
  }

  isAlive(): boolean {
    return !hasExited(this.#leader);
  }
}
