import {
  type CpuLoad,
  type HttpMethod,
  WORK_EXECUTORS,
  type WorkBody,
  type WorkExecutor,
} from '#contract/work';
import { readPayload } from './read-payload';
import { readStatuses } from './read-statuses';

/** What the tasks of the form do: pretended work, or one of the kinds of real work. */
export type TaskDoing = 'demo' | WorkExecutor;
export const TASK_DOINGS = ['demo', ...WORK_EXECUTORS] as const satisfies readonly TaskDoing[];

/** A header or a variable, as it is typed. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** Numbers of every load, so that none is lost by choosing another. */
export interface CpuDraft {
  readonly load: CpuLoad;
  readonly rounds: number;
  readonly upTo: number;
  readonly sleepMs: number;
  readonly spinMs: number;
}

export interface ScriptDraft {
  readonly path: string;
  /** JSON; empty: none is handed over. */
  readonly payload: string;
}

export interface HttpDraft {
  readonly method: HttpMethod;
  /** Empty: the built-in test server. */
  readonly url: string;
  readonly headers: readonly NamedValue[];
  /** Of a method that has one; empty: none. */
  readonly body: string;
  /** Separated by spaces or commas; empty: 200 to 299. */
  readonly expectedStatuses: string;
}

export interface CommandDraft {
  readonly program: string;
  readonly args: readonly string[];
  /** Empty: the yard's own. */
  readonly cwd: string;
  readonly env: readonly NamedValue[];
}

/** What the form holds of each kind; kinds that are not chosen keep theirs. */
export interface WorkDrafts {
  readonly cpu: CpuDraft;
  readonly script: ScriptDraft;
  readonly http: HttpDraft;
  readonly command: CommandDraft;
}

export const FIRST_WORKS: WorkDrafts = {
  cpu: { load: 'hash', rounds: 100_000, upTo: 2_000_000, sleepMs: 50, spinMs: 50 },
  script: { path: '', payload: '' },
  http: { method: 'GET', url: '', headers: [], body: '', expectedStatuses: '' },
  command: { program: '', args: [], cwd: '', env: [] },
};

/** Methods whose requests have no body. */
export function hasBody(method: HttpMethod): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** The work as the yard takes it; null where a text of the form cannot be read. */
export function workOf(kind: WorkExecutor, works: WorkDrafts): WorkBody | null {
  switch (kind) {
    case 'cpu':
      return cpuWork(works.cpu);
    case 'script': {
      const payload = readPayload(works.script.payload);
      if (!payload.ok) return null;
      const { value } = payload;
      return {
        executor: kind,
        path: works.script.path.trim(),
        ...(value === undefined ? {} : { payload: value }),
      };
    }
    case 'http':
      return httpWork(works.http);
    case 'command':
      return commandWork(works.command);
    default:
      return kind satisfies never;
  }
}

function cpuWork({ load, rounds, upTo, sleepMs, spinMs }: CpuDraft): WorkBody {
  switch (load) {
    case 'hash':
      return { executor: 'cpu', load, rounds };
    case 'primes':
      return { executor: 'cpu', load, upTo };
    case 'sleep-spin':
      return { executor: 'cpu', load, sleepMs, spinMs };
    default:
      return load satisfies never;
  }
}

function httpWork(draft: HttpDraft): WorkBody | null {
  const { method, body } = draft;
  const statuses = readStatuses(draft.expectedStatuses);
  const headers = recordOf(draft.headers);
  if (!statuses.ok || headers === null) return null;
  const url = draft.url.trim();
  return {
    executor: 'http',
    method,
    url: url === '' ? null : url,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(body === '' || !hasBody(method) ? {} : { body }),
    ...(statuses.value.length === 0 ? {} : { expectedStatuses: statuses.value }),
  };
}

function commandWork({ program, args, cwd, env }: CommandDraft): WorkBody | null {
  const variables = recordOf(env);
  if (variables === null) return null;
  return {
    executor: 'command',
    program: program.trim(),
    args,
    ...(cwd.trim() === '' ? {} : { cwd: cwd.trim() }),
    ...(Object.keys(variables).length === 0 ? {} : { env: variables }),
  };
}

/** Named values as an object, without lines that are empty; null where a name stands twice. */
function recordOf(values: readonly NamedValue[]): Record<string, string> | null {
  const told = values.filter(({ name, value }) => name !== '' || value !== '');
  const record = Object.fromEntries(told.map(({ name, value }) => [name.trim(), value]));
  return Object.keys(record).length === told.length ? record : null;
}
