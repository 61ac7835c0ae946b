import type { WorkBody } from '#contract/work';
import type { NamedValue, WorkDrafts } from './work-draft';

/** A workload's work in the form; kinds that it is not of stay as they were. */
export function worksWith(work: WorkBody, before: WorkDrafts): WorkDrafts {
  switch (work.executor) {
    case 'cpu': {
      const { executor: _kind, ...numbers } = work;
      return { ...before, cpu: { ...before.cpu, ...numbers } };
    }
    case 'script': {
      const { path, payload } = work;
      return {
        ...before,
        script: { path, payload: payload === undefined ? '' : JSON.stringify(payload, null, 2) },
      };
    }
    case 'http': {
      const { method, url, headers = {}, body = '', expectedStatuses = [] } = work;
      const http = { method, url: url ?? '', headers: valuesOf(headers), body };
      return { ...before, http: { ...http, expectedStatuses: expectedStatuses.join(' ') } };
    }
    case 'command': {
      const { program, args, cwd = '', env = {} } = work;
      return { ...before, command: { program, args, cwd, env: valuesOf(env) } };
    }
    default:
      return work satisfies never;
  }
}

function valuesOf(values: Readonly<Record<string, string>>): NamedValue[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
