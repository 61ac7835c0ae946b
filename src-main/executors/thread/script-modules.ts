import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { FinalError } from './final-error';

/** What a script's function is given. */
export interface ScriptContext {
  /** As the task has it; a copy for every attempt. */
  readonly payload: unknown;
  /** From 1. */
  readonly attempt: number;
  /** Aborts when the attempt is told to stop; shortly after that the thread is ended. */
  readonly signal: AbortSignal;
  /** Adds a line to the log of the attempt, of which the last 64 KiB are kept. */
  readonly log: (text: unknown) => void;
}

export type ScriptFunction = (context: ScriptContext) => unknown;

interface LoadedScript {
  /** Which text it was, as the file system tells it. */
  readonly version: string;
  readonly loading: Promise<ScriptFunction>;
}

/** The scripts that a thread has loaded. What is loaded stays: for a changed file it takes another thread. */
export class ScriptModules {
  readonly #loaded = new Map<string, LoadedScript>();

  /**
   * Rejects with a {@link FinalError} where there is no such script, or none that can be called.
   *
   * @param isTrusted whether a file that has been loaded is taken to be as it was
   * @returns `stale` where the file has changed since this thread has loaded it
   */
  find(path: string, isTrusted: boolean): Promise<ScriptFunction> | 'stale' {
    const known = this.#loaded.get(path);
    if (known !== undefined && isTrusted) return known.loading;
    const version = versionOf(path);
    if (known !== undefined) return known.version === version ? known.loading : 'stale';
    if (version === null) {
      return Promise.reject(new FinalError('ScriptNotFound', `there is no file ${path}`));
    }
    const loading = load(path);
    this.#loaded.set(path, { version, loading });
    return loading;
  }
}

/** null: there is no file. */
function versionOf(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : null;
}

async function load(path: string): Promise<ScriptFunction> {
  let module: { readonly default?: unknown };
  try {
    module = await import(pathToFileURL(path).href);
  } catch (thrown) {
    throw new FinalError(nameOf(thrown), `${path} cannot be loaded: ${messageOf(thrown)}`);
  }
  const call = functionOf(module.default);
  if (call !== null) return call;
  const is = module.default === undefined ? 'has no default export' : 'has a default export that is none';
  throw new FinalError('NoScriptFunction', `expected a function as default export, and ${path} ${is}`);
}

/** Also that of a module that was an ES module before somebody made a CommonJS module of it. */
function functionOf(exported: unknown): ScriptFunction | null {
  if (typeof exported === 'function') return exported as ScriptFunction;
  if (typeof exported !== 'object' || exported === null || !('default' in exported)) return null;
  return typeof exported.default === 'function' ? (exported.default as ScriptFunction) : null;
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : 'NonError';
}

/** A syntax error says where it is only at the head of its stack. */
function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const [place = ''] = (thrown.stack ?? '').split('\n');
  const isPlaced = thrown instanceof SyntaxError && /:\d+$/.test(place);
  return isPlaced ? `${thrown.message} (${place.replace(/^.*[\\/](?=[^\\/]*$)/, '')})` : thrown.message;
}
