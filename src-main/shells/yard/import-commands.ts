import type { Problem, Reply } from '#contract/problem';
import { MAX_LIST_LENGTH } from '#contract/task-import';
import type { CommandNamed, SubmitReceipt, YardCommands } from '#contract/yard-api';
import { OrderedTasks } from '../../workloads/task-list/ordered-tasks';
import type { Asker, CommandedYard } from './commanded-yard';
import { ImportedList } from './imported-list';
import { ImportedRecording } from './imported-recording';
import { type Import, MAX_OPEN_IMPORTS, type OpenImport } from './open-imports';
import { done, refused } from './replies';

type ImportCommandName = 'import-begin' | 'import-part' | 'import-end' | 'import-run' | 'import-drop';
type Value<N extends ImportCommandName> = YardCommands[N]['value'];
type ImportAnswer = Reply<Value<ImportCommandName>>;

/** Brings in a file, and runs what it lists once somebody has seen what that is. */
export function answerImport(
  yard: CommandedYard,
  command: CommandNamed<ImportCommandName>,
  asker: Asker,
): ImportAnswer | Promise<ImportAnswer> {
  const { imports } = yard;
  if (command.command === 'import-begin') return begin(yard, command, asker);
  const open = imports.find(command.import, asker.feed);
  if (command.command === 'import-drop') {
    imports.close(command.import, asker.feed);
    return done(null);
  }
  if (open === undefined) {
    return refused({ field: 'import', expected: 'an import that is open', got: String(command.import) });
  }
  if (open.isBusy) return refused(TOO_SOON);
  switch (command.command) {
    case 'import-part':
      return takePart(yard, open, command.text, asker);
    case 'import-end':
      return takeEnd(yard, open, asker);
    case 'import-run':
      return runList(yard, open, command.confirmed, asker);
    default:
      return command satisfies never;
  }
}

function begin(
  yard: CommandedYard,
  { content, fileName }: CommandNamed<'import-begin'>,
  { feed: window }: Asker,
): Reply<Value<'import-begin'>> {
  const { imports } = yard;
  if (!imports.hasRoomFor(window)) return refused(TOO_MANY);
  let one: Import;
  switch (content) {
    case 'tasks':
      one = new ImportedList(fileName, () => yard.feed.desk.turn());
      break;
    case 'recording':
      if (yard.records === null) return refused(KEEPS_NONE);
      one = new ImportedRecording(yard.records.kept.beginImport(fileName));
      break;
    default:
      return content satisfies never;
  }
  return done({ import: imports.open(one, window).number });
}

async function takePart(
  { imports }: CommandedYard,
  open: OpenImport,
  text: string,
  { feed: window }: Asker,
): Promise<Reply<Value<'import-part'>>> {
  if (open.isWhole) return refused(ENDED);
  if (open.one instanceof ImportedList && imports.listLength + text.length > MAX_LIST_LENGTH) {
    imports.close(open.number, window);
    return refused(TOO_LONG);
  }
  open.length += text.length;
  const problems = await whileBusy(open, () => open.one.write(text));
  if (problems === null) return done({ characters: open.length });
  imports.close(open.number, window);
  return { ok: false, problems };
}

async function takeEnd(
  { imports }: CommandedYard,
  open: OpenImport,
  { feed: window }: Asker,
): Promise<Reply<Value<'import-end'>>> {
  if (open.isWhole) return refused(ENDED);
  open.isWhole = true;
  const ended = await whileBusy<Reply<Value<'import-end'>>>(open, () => open.one.end(open.number));
  // A list waits for a word; what cannot run, and a recording that has found its place, are let go.
  if (!ended.ok || 'kept' in ended.value) imports.close(open.number, window);
  return ended;
}

/** The import is let go once any of its tasks is in or on its way. */
function runList(
  { imports, submissions }: CommandedYard,
  open: OpenImport,
  isConfirmed: boolean,
  { feed: window, programs }: Asker,
): Reply<SubmitReceipt> {
  const list = open.one instanceof ImportedList ? open.one.list : null;
  if (list === null) return refused(NOT_READ);
  const { programCount } = list.contents;
  if (programCount > 0 && programs !== true) {
    const expected = `a list of what may be run from here (${programs})`;
    return refused({ field: 'import', expected, got: 'one with scripts or commands' });
  }
  if (programCount > 0 && !isConfirmed) return refused(UNCONFIRMED);
  const letGo = imports.holdSubmitted(open.length);
  const submitted = submissions.submitGiven(new OrderedTasks(list.orders), letGo);
  if (!submitted.ok) return submitted;
  const { firstTask: _, ...receipt } = submitted.value;
  if (receipt.accepted + receipt.toSubmit > 0) imports.close(open.number, window);
  return done(receipt);
}

async function whileBusy<T>(open: OpenImport, work: () => T | Promise<T>): Promise<T> {
  open.isBusy = true;
  try {
    return await work();
  } finally {
    open.isBusy = false;
  }
}

const KEEPS_NONE: Problem = {
  field: 'content',
  expected: 'a yard that keeps runs',
  got: 'one that does not',
};

const TOO_MANY: Problem = {
  field: 'command',
  expected: `at most ${MAX_OPEN_IMPORTS} imports under way`,
  got: 'one more',
};

const TOO_LONG: Problem = {
  field: 'text',
  expected: `at most ${MAX_LIST_LENGTH} characters of lists at one time, those of all windows together`,
  got: 'more',
};

const TOO_SOON: Problem = {
  field: 'command',
  expected: 'the answer about the part before to be waited for',
  got: 'a command before it',
};

const ENDED: Problem = { field: 'import', expected: 'one that has not been ended', got: 'one that has' };

const NOT_READ: Problem = {
  field: 'import',
  expected: 'a task list that has been read to its end',
  got: 'something else',
};

const UNCONFIRMED: Problem = {
  field: 'confirmed',
  expected: 'true, since the list holds scripts or commands',
  got: 'false',
};
