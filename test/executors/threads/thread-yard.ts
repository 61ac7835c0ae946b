import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, inject } from 'vitest';
import type { TaskBody, TaskError } from '#contract/task';
import type { CpuBody } from '#contract/work';
import type { AttemptRun } from '../../../src-main/engine/ports';
import {
  ThreadExecutor,
  type ThreadExecutorOptions,
} from '../../../src-main/executors/threads/thread-executor';
import { removeDir } from '../../support/remove-dir';

/** How an attempt came out. */
export type Report =
  | { readonly ok: true; readonly output: string | undefined }
  | { readonly ok: false; readonly error: TaskError };

/** An attempt whose one report can be awaited; a second report is a fault of the executor. */
export class LaneRun implements AttemptRun {
  readonly task = 1;
  readonly spec: AttemptRun['spec'];
  handle: unknown = null;
  readonly report: Promise<Report>;
  reports = 0;
  #resolve: (report: Report) => void = () => {};

  constructor(
    body: TaskBody,
    readonly lane: number,
    readonly attempt: number,
  ) {
    this.spec = { name: 'a task', kind: 'test', priority: 'medium', body };
    this.report = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  succeed(output?: string): void {
    this.#report({ ok: true, output });
  }

  fail(error: TaskError): void {
    this.#report({ ok: false, error });
  }

  #report(report: Report): void {
    this.reports++;
    this.#resolve(report);
  }
}

/** Executors with threads, and scripts for them; all is put away after the tests. */
export function threadRoom() {
  const dir = mkdtempSync(join(tmpdir(), 'switchyard-scripts-'));
  const opened: ThreadExecutor[] = [];
  let scripts = 0;
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((executor) => executor.close()));
  });
  afterAll(() => removeDir(dir));
  return {
    dir,
    open(options: Partial<ThreadExecutorOptions> = {}): ThreadExecutor {
      const executor = new ThreadExecutor({ threadPath: inject('laneThreadPath'), ...options });
      opened.push(executor);
      return executor;
    },
    /** Writes a module, and gives its path. */
    script(text: string, name = `script-${++scripts}.mjs`): string {
      const path = join(dir, name);
      writeFileSync(path, text);
      return path;
    },
  };
}

/** Begins an attempt. */
export function begin(executor: ThreadExecutor, body: TaskBody, lane = 1, attempt = 1): LaneRun {
  const run = new LaneRun(body, lane, attempt);
  executor.start(run);
  return run;
}

export function scriptBody(path: string, payload?: unknown): TaskBody {
  return payload === undefined ? { executor: 'script', path } : { executor: 'script', path, payload };
}

export const NOOP: CpuBody = { executor: 'cpu', load: 'sleep-spin', sleepMs: 0, spinMs: 0 };
export const CANCEL = { kind: 'cancelled', reason: 'user' } as const;
