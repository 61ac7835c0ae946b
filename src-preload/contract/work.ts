/** Built-in loads for the processor. */
export const CPU_LOADS = ['hash', 'primes', 'sleep-spin'] as const;
export type CpuLoad = (typeof CPU_LOADS)[number];

/**
 * A built-in load on the lane's own thread.
 *
 * - `hash`: SHA-256 over its own digest, `rounds` times; the output is the digest;
 * - `primes`: the primes up to `upTo`, counted by a sieve;
 * - `sleep-spin`: does nothing for `sleepMs`, then keeps the processor busy for `spinMs`. With both 0 it is a no-op.
 */
export type CpuBody =
  | { readonly executor: 'cpu'; readonly load: 'hash'; readonly rounds: number }
  | { readonly executor: 'cpu'; readonly load: 'primes'; readonly upTo: number }
  | {
      readonly executor: 'cpu';
      readonly load: 'sleep-spin';
      readonly sleepMs: number;
      readonly spinMs: number;
    };

/**
 * The user's own module, run on the lane's thread:
 * `export default async ({ payload, attempt, signal, log }) => …`. What it returns, if text, is the output; other
 * values are told as JSON.
 */
export interface ScriptBody {
  readonly executor: 'script';
  /** Absolute path of an ES or CommonJS module. */
  readonly path: string;
  /** Handed to the function; anything that JSON can tell. */
  readonly payload?: unknown;
}

export const HTTP_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** One request, for measuring one's own services. */
export interface HttpBody {
  readonly executor: 'http';
  readonly method: HttpMethod;
  /** `http:` or `https:`; null: the built-in test server of this yard. */
  readonly url: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Statuses that count as success. Absent: 200 to 299. */
  readonly expectedStatuses?: readonly number[];
}

/** A program of this machine, started without a shell. It succeeds with exit code 0. */
export interface CommandBody {
  readonly executor: 'command';
  /** A path, or a name that is looked up as the system does. */
  readonly program: string;
  /** Handed over as they are: no shell reads them. */
  readonly args: readonly string[];
  /** Absolute path of its working directory. Absent: the yard's own. */
  readonly cwd?: string;
  /** Added to the environment of the yard. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Work that is really done. */
export type WorkBody = CpuBody | ScriptBody | HttpBody | CommandBody;
export const WORK_EXECUTORS = ['cpu', 'script', 'http', 'command'] as const;
export type WorkExecutor = (typeof WORK_EXECUTORS)[number];

/** Kinds that run programs of somebody's choice: they need to be allowed, and lists of them to be confirmed. */
export const PROGRAM_EXECUTORS = ['script', 'command'] as const;

/** Whether a body runs a program of somebody's choice. */
export function isProgram(body: { readonly executor: string }): boolean {
  return (PROGRAM_EXECUTORS as readonly string[]).includes(body.executor);
}

export const HASH_ROUNDS_RANGE = { min: 1, max: 1_000_000_000, integer: true } as const;
export const PRIMES_RANGE = { min: 2, max: 100_000_000, integer: true } as const;
/** Of sleeping and of spinning, in milliseconds. */
export const SLEEP_SPIN_RANGE = { min: 0, max: 2_147_483_647, integer: false } as const;
export const STATUS_RANGE = { min: 100, max: 599, integer: true } as const;
/** UTF-16 code units. */
export const MAX_URL_LENGTH = 8_192;
export const MAX_PATH_LENGTH = 4_096;
/** Of a request's body, and of a payload as JSON, in UTF-16 code units. */
export const MAX_PAYLOAD_LENGTH = 65_536;
export const MAX_ARGUMENTS = 256;
export const MAX_ARGUMENT_LENGTH = 32_768;
/** Headers of a request; variables of an environment. */
export const MAX_NAMED_VALUES = 64;
export const MAX_EXPECTED_STATUSES = 20;
