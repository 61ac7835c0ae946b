import type { Problem, Reply } from '#contract/problem';
import type { CommandNamed, YardCommand, YardCommands } from '#contract/yard-api';
import { MAX_OPEN_EXPORTS } from '../../feed/open-exports';
import type { WindowFeed } from '../../feed/window-feed';
import type { YardFeed } from '../../feed/yard-feed';
import { done, RUN_OVER, refused } from './replies';

const FEED_COMMANDS = [
  'results',
  'series',
  'lane-history',
  'figures',
  'export-begin',
  'export-part',
  'export-end',
] as const;

type FeedCommandName = (typeof FEED_COMMANDS)[number];
type FeedCommand = CommandNamed<FeedCommandName>;
type FeedAnswer = Reply<YardCommands[FeedCommandName]['value']>;

/** Whether a command asks for what a feed alone can tell: of a yard at work, as of a recording. */
export function isOfFeed(command: YardCommand): command is FeedCommand {
  return (FEED_COMMANDS as readonly string[]).includes(command.command);
}

/** Answers from the folds of a log. */
export function answerFromFeed(
  feed: YardFeed,
  command: FeedCommand,
  window: WindowFeed | null,
): FeedAnswer | Promise<FeedAnswer> {
  switch (command.command) {
    case 'results':
      return feed
        .results(command.query, window)
        .then((page) => (page === null ? refused(SUPERSEDED) : done(page)));
    case 'series':
      return done(feed.series(command.span));
    case 'lane-history':
      return done(feed.laneHistory(command.query));
    case 'figures': {
      const figures = feed.runFigures();
      return figures === null ? refused(NO_RUN) : done(figures);
    }
    case 'export-begin':
      return feed.beginExport(command.query, command.format, window).then((ticket) => {
        if (ticket === 'run-over') return refused(RUN_OVER);
        return ticket === 'too-many' ? refused(TOO_MANY_EXPORTS) : done(ticket);
      });
    case 'export-part': {
      const part = feed.desk.exportPart(command.export, window);
      return part === null ? refused(noExport(command.export)) : done(part);
    }
    case 'export-end':
      feed.desk.endExport(command.export, window);
      return done(null);
    default:
      return command satisfies never;
  }
}

const SUPERSEDED: Problem = {
  field: 'query',
  expected: 'the newest query of its window',
  got: 'one that a newer query has overtaken',
};

export const TOO_MANY_EXPORTS: Problem = {
  field: 'command',
  expected: `at most ${MAX_OPEN_EXPORTS} exports under way`,
  got: 'one more',
};

const NO_RUN: Problem = {
  field: 'command',
  expected: 'a yard that has begun a run',
  got: 'one that has not',
};

function noExport(number: number): Problem {
  return { field: 'export', expected: 'an export that is open', got: String(number) };
}
