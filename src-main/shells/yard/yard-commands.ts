import type { Problem, Reply } from '#contract/problem';
import type { CancelTarget, YardCommand, YardCommands } from '#contract/yard-api';
import type { Scheduler } from '../../engine/scheduler';
import type { WindowFeed } from '../../feed/window-feed';
import type { YardFeed } from '../../feed/yard-feed';
import type { Submissions } from './submissions';

/** The parts of a yard that commands act on. */
export interface CommandedYard {
  readonly scheduler: Scheduler;
  readonly feed: YardFeed;
  readonly submissions: Submissions;
  /** Begins a new run. The yard is stopped. */
  start(): void;
  requestShutdown(mode: YardCommands['shutdown']['request']['mode'], graceMs: number | null): void;
}

/**
 * Does what a checked command asks for.
 *
 * @param window the feed of the window it came from; null where that has none
 */
export function answerCommand(
  yard: CommandedYard,
  command: YardCommand,
  window: WindowFeed | null,
): Reply<YardCommands[YardCommand['command']]['value']> {
  const { scheduler, feed } = yard;
  switch (command.command) {
    case 'submit':
      return yard.submissions.submit(command.workload);
    case 'change-limits':
      scheduler.changeLimits({ ...scheduler.limits, ...command.patch });
      // The log of a stopped yard has ended, so that no event tells of this.
      if (scheduler.phase === 'stopped') feed.retell();
      return done(scheduler.limits);
    case 'shutdown':
      yard.requestShutdown(command.mode, command.graceMs);
      return done({ phase: scheduler.phase });
    case 'start':
      if (scheduler.phase !== 'stopped') {
        return refused({
          field: 'command',
          expected: 'a yard that is stopped',
          got: `one that is ${scheduler.phase}`,
        });
      }
      yard.start();
      return done({ run: feed.run });
    case 'cancel': {
      const problem = cancelProblem(yard, command.target);
      return problem === null ? done({ cancelled: scheduler.cancel(command.target) }) : refused(problem);
    }
    case 'results':
      return done(feed.results(command.query));
    case 'acknowledge':
      window?.acknowledge(command.run, command.seq);
      return done(null);
    case 'resync':
      window?.resync();
      return done(null);
    default:
      return command satisfies never;
  }
}

/** Why there is nothing to cancel there; null where there may be. */
function cancelProblem({ feed }: CommandedYard, target: CancelTarget): Problem | null {
  switch (target.kind) {
    case 'yard':
      return null;
    case 'lane':
      return feed.hasLane(target.lane)
        ? null
        : { field: 'target.lane', expected: 'a lane of this run', got: String(target.lane) };
    case 'task': {
      const record = feed.task(target.task);
      if (record !== undefined && record.settledAtMs === null) return null;
      const is = record === undefined ? 'not known' : `settled as ${record.phase}`;
      return { field: 'target.task', expected: 'a pending task', got: `${target.task}, which is ${is}` };
    }
    default:
      return target satisfies never;
  }
}

function done<T>(value: T): Reply<T> {
  return { ok: true, value };
}

function refused(problem: Problem): Reply<never> {
  return { ok: false, problems: [problem] };
}
