import type { ExecutorsByName } from '../../executors/routed';
import { ThreadExecutor } from '../../executors/threads/thread-executor';

export interface RealWorkOptions {
  /** What the thread of a lane begins with, built; an absolute path. */
  readonly laneThreadPath: string;
}

/** The executors of real work. They take nothing of the machine until there is work for them. */
export interface RealWork {
  readonly executors: ExecutorsByName;
  /** Gives back all that they hold. To be awaited when the program leaves, after the yard has stopped. */
  close(): Promise<void>;
}

/**
 * Makes what does real work. It knows the host's time only: on a clock that goes at another speed, or is paused, bodies
 * run as long as they run.
 */
export function openRealWork({ laneThreadPath }: RealWorkOptions): RealWork {
  const threads = new ThreadExecutor({ threadPath: laneThreadPath });
  return {
    executors: { cpu: threads, script: threads },
    close: async () => {
      await Promise.all([threads.close()]);
    },
  };
}
