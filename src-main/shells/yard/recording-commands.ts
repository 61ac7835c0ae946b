import type { Problem, Reply } from '#contract/problem';
import type { YardCommand, YardCommands } from '#contract/yard-api';
import type { WindowFeed } from '../../feed/window-feed';
import { answerFromFeed, isOfFeed } from './feed-commands';
import type { RecordedRun } from './recorded-run';
import { inspectRecorded } from './recorded-task';
import { recordedTree } from './recorded-tree';
import { done, OTHER_RUN, RUN_OVER, refused, unknownTask } from './replies';

type Answer = Reply<YardCommands[YardCommand['command']]['value']>;

/**
 * Answers a window that shows a recorded run, from that. What would change the yard, which the window does not show, is
 * refused. Null: the command is about something else.
 */
export function answerFromRecording(
  recorded: RecordedRun,
  command: YardCommand,
  window: WindowFeed,
): Answer | Promise<Answer> | null {
  const { feed } = recorded;
  if (isOfFeed(command)) return answerFromFeed(feed, command, window);
  switch (command.command) {
    case 'inspect': {
      if (command.run !== feed.run) return refused(OTHER_RUN);
      const detail = inspectRecorded(recorded, command.task);
      return detail === null ? refused(unknownTask(command.task)) : done(detail);
    }
    case 'tree':
      return recordedTree(recorded).then((tree) => (tree === null ? refused(RUN_OVER) : done(tree)));
    case 'clock-history':
      // A log does not tell how the clock went against the world's.
      return done({ run: feed.run, spans: [] });
    case 'submit':
    case 'change-limits':
    case 'shutdown':
    case 'start':
    case 'cancel':
    case 'resubmit':
    case 'set-clock':
    case 'hold-dispatch':
    case 'set-faults':
    case 'import-run':
      return refused(SHOWS_RECORDING);
    default:
      return null;
  }
}

const SHOWS_RECORDING: Problem = {
  field: 'command',
  expected: 'a window that shows the yard (leave the recorded run first)',
  got: 'one that shows a recorded run, in which nothing changes any more',
};
