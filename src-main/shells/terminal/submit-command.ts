import { setImmediate } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { describeProblem, type Reply } from '#contract/problem';
import { type TaskList, TaskListReader } from '../../workloads/task-list/task-list-reader';
import { ApiClientError } from '../api-client/api-client';
import { type ClientWorld, machineClientWorld } from './client-world';
import { type SentOrders, sendOrders } from './order-sender';
import { EXIT, type ExitCode } from './run-command';
import { addServerFlags, clientOf, orUsage, type ServerFlags } from './server-flags';
import { tellPrograms } from './told-list';
import { UsageError } from './usage-error';

interface SubmitFlags extends ServerFlags {
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Adds `switchyard submit`, which sends a list of tasks to a server. */
export function addSubmitCommand(program: Command, world: () => ClientWorld = machineClientWorld): void {
  const submit = program
    .command('submit')
    .argument('<file>', 'a list of tasks as JSON, NDJSON or CSV; - for standard input')
    .description('send a list of tasks to a yard that is served (see `serve`)')
    .addOption(new Option('--yes', 'run its scripts and commands without asking'))
    .addOption(new Option('--json', 'one object on standard output'));
  addServerFlags(submit).action(async (file: string, flags: SubmitFlags) => {
    process.exitCode = await submitList(file, flags, world());
  });
}

/**
 * @returns `done` where every task was accepted
 * @throws UsageError where the list cannot be read or is none, or no server is to be found; nothing was sent then
 */
export async function submitList(file: string, flags: SubmitFlags, world: ClientWorld): Promise<ExitCode> {
  const client = clientOf(flags, world);
  const list = orUsage(await readList(file, world));
  if (!(await isConfirmed(list, flags, world))) {
    world.stderr('Nothing was sent.\n');
    return EXIT.notDone;
  }
  const stop = new AbortController();
  const undo = world.onInterrupt(() => stop.abort());
  let sent: Readonly<SentOrders> | null = null;
  let failure: string | null = null;
  try {
    const onSent = (now: Readonly<SentOrders>) => {
      sent = now;
    };
    await sendOrders(list.orders, { client, signal: stop.signal, onSent });
  } catch (error) {
    if (!(error instanceof ApiClientError)) throw error;
    failure = stop.signal.aborted ? 'interrupted' : error.message;
  } finally {
    undo();
  }
  const isWhole = failure === null && !stop.signal.aborted;
  if (failure !== null) world.stderr(`switchyard: ${failure}\n`);
  tellSent(sent ?? NOTHING, list.orders.length, flags, world);
  return isWhole && (sent ?? NOTHING).rejected === 0 ? EXIT.done : EXIT.notDone;
}

const NOTHING: SentOrders = {
  accepted: 0,
  rejected: 0,
  told: [],
  run: null,
  firstTask: null,
  lastTask: null,
};

async function readList(file: string, world: ClientWorld): Promise<Reply<TaskList>> {
  const reader = new TaskListReader(() => setImmediate());
  try {
    for await (const text of world.textOf(file)) {
      await reader.write(text);
      if (reader.refusal !== null) return { ok: false, problems: reader.refusal };
    }
  } catch (error) {
    const got = `${JSON.stringify(file)} (${error instanceof Error ? error.message : String(error)})`;
    return { ok: false, problems: [{ field: 'file', expected: 'a file that can be read, or -', got }] };
  }
  return reader.end();
}

/** Whether its programs, if it has any, may be run. */
async function isConfirmed(
  { contents }: TaskList,
  { yes }: SubmitFlags,
  world: ClientWorld,
): Promise<boolean> {
  const programs = tellPrograms(contents);
  if (programs === null) return true;
  world.stderr(programs);
  if (yes === true) return true;
  if (world.question === null) {
    const expected = 'to be given where nobody can be asked about the programs of a list';
    throw new UsageError([{ field: '--yes', expected, got: 'nothing' }]);
  }
  return /^y(es)?$/i.test((await world.question('Run them? [y/N] ')).trim());
}

function tellSent(
  sent: Readonly<SentOrders>,
  total: number,
  { json }: SubmitFlags,
  world: ClientWorld,
): void {
  const { accepted, rejected, told, firstTask, lastTask, run } = sent;
  const neverSent = total - accepted - rejected;
  if (json === true) {
    const rest = { rejections: told, neverSent };
    world.stdout(`${JSON.stringify({ run, accepted, firstTask, lastTask, rejected, ...rest })}\n`);
    return;
  }
  const tasks = total === 1 ? '1 task' : `${total} tasks`;
  const numbers = firstTask === lastTask ? `task ${firstTask}` : `tasks ${firstTask} to ${lastTask}`;
  world.stdout(`${accepted} of ${tasks} accepted${accepted === 0 ? '' : `: ${numbers}`}\n`);
  for (const { index, name, reason, problems = [] } of told) {
    const why = problems.length === 0 ? reason : problems.map(describeProblem).join('; ');
    world.stdout(`  order ${index + 1}, ${name}: ${why}\n`);
  }
  if (rejected > told.length) world.stdout(`  … and ${rejected - told.length} more were rejected\n`);
  if (neverSent > 0) world.stdout(`${neverSent} were not sent, or nobody knows what became of them\n`);
}
