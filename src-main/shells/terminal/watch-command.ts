import { type Command, Option } from 'commander';
import type { LogLine } from '#contract/task-event';
import type { EventGap } from '../../schemas/event-gap-schema';
import { ApiClientError } from '../api-client/api-client';
import { followLog, type LogHearer } from '../api-client/log-follower';
import { type ClientWorld, machineClientWorld } from './client-world';
import { describeDuration } from './duration';
import { EventLines } from './event-lines';
import { describeLimits } from './limits-text';
import { paintAnsi, paintNothing } from './paint';
import { EXIT, type ExitCode } from './run-command';
import { addServerFlags, clientOf, type ServerFlags } from './server-flags';
import { BufferedSink, type TextSink } from './text-sink';

interface WatchFlags extends ServerFlags {
  readonly json?: boolean;
}

/** Adds `switchyard watch`, which follows what happens in a yard that is served. */
export function addWatchCommand(program: Command, world: () => ClientWorld = machineClientWorld): void {
  const watch = program
    .command('watch')
    .description('follow what happens in a yard that is served (see `serve`), until Ctrl+C')
    .addOption(new Option('--json', 'the lines of the event log as they are'));
  addServerFlags(watch).action(async (flags: WatchFlags) => {
    process.exitCode = await watchYard(flags, world());
  });
}

/**
 * @returns `notDone` where the server cannot be reached, or turns away
 * @throws UsageError where none is to be found
 */
export async function watchYard(flags: WatchFlags, world: ClientWorld): Promise<ExitCode> {
  const client = clientOf(flags, world);
  const stop = new AbortController();
  const out = new BufferedSink(world.stdout, world.soon);
  const undo = world.onInterrupt(() => stop.abort());
  const tell = (text: string) => {
    out.flush();
    world.stderr(`switchyard: ${text}\n`);
  };
  try {
    const hearer = flags.json === true ? rawLines(out, tell) : toldLines(out, tell, world.hasColours);
    const { signal } = stop;
    await followLog({
      client,
      hearer: untilUnheard(hearer, out, stop),
      signal,
      wait: (ms) => world.wait(ms, signal),
    });
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof ApiClientError)) throw error;
    tell(error.message);
    return EXIT.notDone;
  } finally {
    undo();
    out.flush();
  }
}

/** A reader that had enough, as `head`, ends it. */
function untilUnheard(hearer: LogHearer, out: TextSink, stop: AbortController): LogHearer {
  return {
    ...hearer,
    line(line) {
      if (out.failure === null) hearer.line(line);
      else stop.abort();
    },
  };
}

function rawLines(out: TextSink, tell: (text: string) => void): LogHearer {
  return {
    line: (line) => out.write(`${JSON.stringify(line)}\n`),
    gap: (gap) => tell(describeGap(gap)),
    lost: (why, againInMs) => tell(describeLoss(why, againInMs)),
  };
}

function toldLines(out: TextSink, tell: (text: string) => void, hasColours: boolean): LogHearer {
  const paint = hasColours ? paintAnsi : paintNothing;
  let lines = new EventLines(paint);
  return {
    line(line) {
      if (line.type === 'run') lines = new EventLines(paint);
      out.write(line.type === 'run' ? describeRun(line) : (lines.lineOf(line) ?? ''));
    },
    gap(gap) {
      // What was to follow on what is missing will not be told of.
      lines = new EventLines(paint);
      tell(describeGap(gap));
    },
    lost: (why, againInMs) => tell(describeLoss(why, againInMs)),
  };
}

function describeRun({ startedAt, seed, limits }: Extract<LogLine, { readonly type: 'run' }>): string {
  return `Run of ${startedAt ?? 'a virtual clock'}: ${describeLimits(limits)}; seed ${seed}\n`;
}

function describeGap({ fromSeq, toSeq }: EventGap): string {
  if (toSeq === null) return `events from number ${fromSeq} on to the end of their run are missing`;
  return `${toSeq - fromSeq + 1} events are missing, numbers ${fromSeq} to ${toSeq}`;
}

function describeLoss(why: string, againInMs: number): string {
  return `${why}; trying again in ${describeDuration(againInMs)}`;
}
