import type { Problem, Reply } from '#contract/problem';
import type { ExportPart } from '#contract/results-export';
import type { CommandNamed, YardCommand, YardCommands } from '#contract/yard-api';
import type { KeptRuns } from '../../records/kept-runs';
import type { Asker, CommandedYard } from './commanded-yard';
import type { OpenedRuns } from './opened-runs';
import { done, refused } from './replies';

/** The runs that are kept, as far as commands need them. */
export interface CommandedRecords {
  readonly kept: KeptRuns;
  readonly opened: OpenedRuns;
}

type RecordsCommandName = 'kept-runs' | 'open-run' | 'leave-run' | 'rename-run' | 'delete-run' | 'export-run';
type RecordsAnswer = Reply<YardCommands[RecordsCommandName]['value']>;

/** Lists, opens, names, deletes and exports kept runs. */
export async function answerRecords(
  yard: CommandedYard,
  command: CommandNamed<RecordsCommandName>,
  asker: Asker,
): Promise<RecordsAnswer> {
  const { records } = yard;
  const { view } = asker;
  if (command.command === 'leave-run') {
    view?.showYard();
    return done(null);
  }
  if (records === null) {
    return refused(KEEPS_NONE);
  }
  const { kept, opened } = records;
  switch (command.command) {
    case 'kept-runs':
      return done(await kept.page(command.offset, command.limit));
    case 'open-run': {
      if (view === undefined) {
        return refused({ field: 'command', expected: 'a window to show it in', got: 'a sender without one' });
      }
      const run = await opened.open(command.id);
      if (!run.ok) return run;
      view.show(run.value);
      return done(run.value.kept);
    }
    case 'rename-run': {
      const renamed = await kept.rename(command.id, command.name);
      if (renamed.ok) opened.update(renamed.value);
      return renamed;
    }
    case 'delete-run':
      return kept.remove(command.id);
    case 'export-run':
      return exportRun(yard, command, asker);
    default:
      return command satisfies never;
  }
}

/** A window has one export: this one takes the place of what it was exporting of results. */
async function exportRun(
  yard: CommandedYard,
  { id, format }: CommandNamed<'export-run'>,
  { feed: window, view }: Asker,
): Promise<RecordsAnswer> {
  const { records, feed } = yard;
  if (records === null) return refused(KEEPS_NONE);
  const ticket = await records.kept.beginExport(id, format, window);
  if (ticket.ok && window !== null) (view?.recorded?.feed ?? feed).desk.leave(window);
  return ticket;
}

/** Goes on with the export of a run, or lets it go; null: the command is about another sort of export. */
export function answerRunExport(
  { records }: CommandedYard,
  command: YardCommand,
  { feed: window }: Asker,
): Reply<null> | Promise<Reply<ExportPart>> | null {
  const exports = records?.kept.exports;
  if (exports === undefined) return null;
  switch (command.command) {
    case 'export-begin':
      exports.closeOf(window);
      return null;
    case 'export-part':
      return exports.has(command.export, window) ? exports.nextPart(window) : null;
    case 'export-end':
      if (!exports.has(command.export, window)) return null;
      exports.closeOf(window);
      return done(null);
    default:
      return null;
  }
}

const KEEPS_NONE: Problem = {
  field: 'command',
  expected: 'a yard that keeps runs',
  got: 'one that does not',
};
