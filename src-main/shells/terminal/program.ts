import { Command, CommanderError } from 'commander';
import { describeProblem, type Reply } from '#contract/problem';
import type { Scenario } from '../../schemas/scenario-schema';
import { LESSON_SCENARIO } from '../../workloads/lesson';
import { parseScenario } from '../../workloads/scenario-file';
import { problemOfCommander } from './commander-problem';
import { confirmPrograms } from './confirm-programs';
import { readListFile } from './list-file';
import { EXIT, executeRun } from './run-command';
import { addRunOptions, type RunFlags } from './run-flags';
import { planRun } from './run-plan';
import type { TerminalWorld } from './terminal-world';
import { UsageError } from './usage-error';

export interface ProgramNeeds {
  readonly world: TerminalWorld;
  /** Adds the commands that live elsewhere. */
  readonly addCommands?: (program: Command) => void;
}

/**
 * The `switchyard` command line: reads the arguments, does what they ask for, and returns the exit code:
 * 2 for wrong usage, told on standard error with what was expected and what came.
 *
 * @param args without the names of node and of this program
 * @returns null where the command sees to its exit code itself
 */
export async function runProgram(args: readonly string[], needs: ProgramNeeds): Promise<number | null> {
  const { world, addCommands } = needs;
  let exitCode: number | null = null;
  const program = new Command('switchyard')
    .description('A real concurrent task scheduler that can be watched, driven and measured')
    .version(world.app, '--version')
    .exitOverride()
    .configureOutput({
      writeOut: world.stdout,
      writeErr: world.stderr,
      // Told below, in the words of every other problem.
      outputError: () => {},
    });
  const run = program.command('run').description('run a workload here in the terminal, without a window');
  addRunOptions(run).action(async (flags: RunFlags) => {
    const scenario = orRefuse(readScenario(flags.scenario, world));
    const list = flags.list === undefined ? null : orRefuse(await readListFile(flags.list, '--list', world));
    const plan = orRefuse(planRun(scenario, flags, list));
    const mayRun = list === null || (await confirmPrograms(list.contents, flags.yes === true, world));
    exitCode = mayRun ? await executeRun(plan, world) : EXIT.notDone;
  });
  addCommands?.(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof UsageError) {
      for (const problem of error.problems) world.stderr(`switchyard: ${describeProblem(problem)}\n`);
      return EXIT.wrongUsage;
    }
    if (!(error instanceof CommanderError)) throw error;
    // Help that was asked for, and the version.
    if (error.exitCode === 0) return EXIT.done;
    if (error.code !== 'commander.help') {
      world.stderr(`switchyard: ${describeProblem(problemOfCommander(error))}\n`);
    }
    return EXIT.wrongUsage;
  }
}

function readScenario(name: string, world: TerminalWorld): Reply<Scenario> {
  if (name === 'lesson') return { ok: true, value: LESSON_SCENARIO };
  let text: string;
  try {
    text = world.readFile(name);
  } catch (error) {
    const got = `${JSON.stringify(name)} (${error instanceof Error ? error.message : String(error)})`;
    return {
      ok: false,
      problems: [{ field: '--scenario', expected: 'lesson, or a file that can be read', got }],
    };
  }
  const reply = parseScenario(text);
  if (reply.ok) return reply;
  return {
    ok: false,
    problems: reply.problems.map((problem) => ({ ...problem, field: `${name}: ${problem.field}` })),
  };
}

/** @throws UsageError where there is none */
function orRefuse<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new UsageError(reply.problems);
}
