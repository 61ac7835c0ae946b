import type { WorkBody } from '#contract/work';
import { CommandExecutor } from '../../executors/command/command-executor';
import { HttpExecutor } from '../../executors/http/http-executor';
import type { ExecutorsByName } from '../../executors/routed';
import { ThreadExecutor } from '../../executors/threads/thread-executor';
import { BuiltInTarget } from '../../target/built-in-target';
import { drawAnySeed } from '../world/any-seed';
import type { CommandedTarget } from './target-commands';

export interface RealWorkOptions {
  /** What the thread of a lane begins with, built; an absolute path. */
  readonly laneThreadPath: string;
  /** The same of the built-in test server. */
  readonly targetThreadPath: string;
}

/** The executors of real work. They take nothing of the machine until there is work for them. */
export interface RealWork {
  readonly executors: ExecutorsByName;
  /** The built-in test server, which requests without an address go to. */
  readonly target: CommandedTarget;
  /** Brings in what the first task of some work would else wait for, so that it is measured like the others. */
  prepare(work: WorkBody): Promise<void>;
  /** Gives back all that they hold. To be awaited when the program leaves, after the yard has stopped. */
  close(): Promise<void>;
  /** Ends the programs that still run, at once: for a program that leaves and waits for nothing. */
  kill(): void;
}

/**
 * Makes what does real work. It knows the host's time only: on a clock that goes at another speed, or is paused, bodies
 * run as long as they run.
 */
export function openRealWork({ laneThreadPath, targetThreadPath }: RealWorkOptions): RealWork {
  const threads = new ThreadExecutor({ threadPath: laneThreadPath });
  const target = new BuiltInTarget({ threadPath: targetThreadPath, drawSeed: drawAnySeed });
  const http = new HttpExecutor({ target });
  const command = new CommandExecutor();
  return {
    executors: { cpu: threads, script: threads, http, command },
    target,
    prepare: async (work) => {
      // What does not go well now is told by the tasks.
      if (work.executor === 'http') await http.prepare(work.url).catch(() => {});
    },
    close: async () => {
      http.close();
      await Promise.all([threads.close(), command.close(), target.close()]);
    },
    kill: () => command.kill(),
  };
}
