import { Piscina } from 'piscina';
import type { TaskBody } from '#contract/task';
import { ThreadExecutor } from '../src-main/executors/threads/thread-executor';
import type { Contender } from './contender';
import { openYardOf, specOf } from './switchyard-contender';

/** A contender that holds threads from one run to the next. */
export interface ThreadContender extends Contender {
  close(): Promise<unknown>;
}

/** The scheduler with everything on, and its own threads. */
export class SwitchyardThreads implements ThreadContender {
  readonly name: string;
  readonly #executor: ThreadExecutor;
  readonly #body: TaskBody;

  constructor(name: string, threadPath: string, body: TaskBody) {
    this.name = name;
    this.#executor = new ThreadExecutor({ threadPath });
    this.#body = body;
  }

  async run(count: number, lanes: number): Promise<void> {
    const yard = openYardOf({ workers: lanes }, this.#executor);
    for (let i = 0; i < count; i++) yard.scheduler.submit(specOf(i, this.#body));
    await yard.idle(count);
    yard.scheduler.requestShutdown('finish-all', null);
    if (yard.results.filter((outcome) => outcome === 'succeeded').length !== count)
      throw new Error('switchyard lost something');
  }

  close(): Promise<void> {
    return this.#executor.close();
  }
}

/** Piscina with a fixed number of threads, as its documentation shows it. */
export class PiscinaThreads implements ThreadContender {
  readonly name: string;
  readonly #filename: string;
  readonly #concurrentTasks: number;
  #pool: Piscina | null = null;

  constructor(filename: string, concurrentTasks: number) {
    this.name = concurrentTasks === 1 ? 'piscina' : `piscina, ${concurrentTasks} tasks a worker`;
    this.#filename = filename;
    this.#concurrentTasks = concurrentTasks;
  }

  async run(count: number, lanes: number): Promise<void> {
    this.#pool ??= new Piscina({
      filename: this.#filename,
      minThreads: lanes,
      maxThreads: lanes,
      ...(this.#concurrentTasks === 1 ? null : { concurrentTasksPerWorker: this.#concurrentTasks }),
    });
    const pool = this.#pool;
    await Promise.all(Array.from({ length: count }, () => pool.run(undefined)));
  }

  close(): Promise<unknown> {
    return this.#pool?.destroy() ?? Promise.resolve();
  }
}
