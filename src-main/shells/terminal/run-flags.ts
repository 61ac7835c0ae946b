import { type Command, Option } from 'commander';
import type { LimitOption } from './limit-options';

/** The options of `switchyard run` as they were written. Absent: not given. */
export type RunFlags = {
  readonly [K in CamelCase<Exclude<LimitOption, 'free-retries'>>]?: string;
} & {
  readonly scenario: string;
  readonly list?: string;
  readonly yes?: true;
  readonly tasks?: string;
  readonly mix?: string;
  readonly priorities?: string;
  readonly freeRetries?: true;
  readonly arrivals?: string;
  readonly seed?: string;
  readonly clock: string;
  readonly shutdownAfter?: string;
  readonly shutdown?: string;
  readonly grace?: string;
  readonly change?: readonly string[];
  readonly record?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly strict?: true;
};

/** `queue-timeout` is `queueTimeout` once it is read. */
export type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

export function addRunOptions(command: Command): Command {
  return command
    .option('--scenario <lesson|FILE.json>', 'what to run; every option below overrides it', 'lesson')
    .option('--list <FILE>', 'tasks to run instead of the scenario’s: JSON, NDJSON or CSV')
    .option('--yes', 'run the scripts and commands of the list without asking')
    .option('--tasks <N>', 'how many tasks (lesson: 10)')
    .option('--mix <WEIGHTS>', 'their kinds (lesson: normal=1,unstable=1,slow=1,failing=1)')
    .option('--priorities <WEIGHTS>', 'their levels, as high=1,medium=1,low=1 (lesson: medium only)')
    .option('--workers <N>', 'lanes (lesson: 3)')
    .option('--attempts <N>', 'runs of a task in all, the first included (lesson: 3)')
    .option('--timeout <DURATION|none>', 'longest attempt (lesson: 2s)')
    .option('--queue-timeout <DURATION|none>', 'longest wait for the first start (lesson: none)')
    .option('--total-timeout <DURATION|none>', 'longest life of a task, waits included (lesson: none)')
    .option(
      '--backoff <KIND[:BASE[..MAX]]>',
      'delay before a retry: none, fixed:500ms, linear:500ms or exponential:200ms..10s (lesson: linear:500ms)',
    )
    .option('--jitter <KIND>', 'none, full, equal, decorrelated or proportional[:0.25] (lesson: none)')
    .option('--backoff-lane <hold|free>', 'whether a lane waits with its task (lesson: hold)')
    .option('--rate <RATE|none>', 'starts over time, as 5/s or 300/m (lesson: none)')
    .option('--burst <N>', 'starts that may come at once under a rate (default: 1)')
    .option('--free-retries', 'retries take no token of the rate')
    .option('--priority <RULE>', 'strict, weighted[:6:3:1] or aging[:0.2] (lesson: strict)')
    .option('--queue <N|none>', 'tasks that may wait (lesson: none, no bound)')
    .option('--overflow <block|reject|drop-oldest>', 'what a full queue does (lesson: block)')
    .option(
      '--arrivals <KIND>',
      'burst, constant:20/s, poisson:20/s, ramp:10/s..200/s:30s (from, to, in so long), step:10/s+10/s:5s (more every so' +
        ' often), spike:20/s..200/s:10s+5s (a peak after so long, for so long) or closed:8 (so many in flight, the next' +
        ' as one ends) (lesson: burst)',
    )
    .option('--seed <N>', 'what every draw follows from (default: a new one, printed)')
    .option(
      '--clock <real|virtual>',
      'virtual: waiting costs no time, and equal runs are equal bytes',
      'real',
    )
    .option('--shutdown-after <DURATION>', 'shut the yard down at that time of the run')
    .option('--shutdown <finish-running|finish-all|cancel-now>', 'how (default: finish-running)')
    .option('--grace <DURATION|none>', 'how long a shutdown, also by Ctrl+C, lets work go on (default: none)')
    .addOption(
      new Option(
        '--change <TIME:LIMIT=VALUE>',
        'change a limit while running, as 3s:workers=8; repeatable',
      ).argParser((text: string, sofar: readonly string[] | undefined) => [...(sofar ?? []), text]),
    )
    .option(
      '--record <FILE|->',
      'write the event log; - is standard output, all else then goes to standard error',
    )
    .option('--json', 'print one JSON object on standard output and nothing else there')
    .option('--quiet', 'print totals only')
    .option('--strict', 'exit 1 unless every task succeeded');
}
