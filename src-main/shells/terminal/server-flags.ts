import { type Command, Option } from 'commander';
import type { Reply } from '#contract/problem';
import { ApiClient } from '../api-client/api-client';
import { findServer } from '../api-client/find-server';
import type { ClientWorld } from './client-world';
import { parsePort } from './port-flag';
import { UsageError } from './usage-error';

/** Which server a command speaks to. */
export interface ServerFlags {
  readonly url?: string;
  readonly port?: string;
  readonly token?: string;
}

export function addServerFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--url <address>', 'the server (default: the one that was started last on this machine)'),
    )
    .addOption(new Option('--port <number>', 'the server on that port of this machine'))
    .addOption(
      new Option(
        '--token <text>',
        'what lets one in (default: SWITCHYARD_TOKEN, or what the server left for you)',
      ),
    );
}

/** @throws UsageError where no server is to be found */
export function clientOf(flags: ServerFlags, { env, notes }: ClientWorld): ApiClient {
  const port = orUsage(parsePort(flags.port));
  const token = flags.token ?? (env.SWITCHYARD_TOKEN || null);
  return new ApiClient(orUsage(findServer({ url: flags.url ?? null, port, token }, notes.all())));
}

/** @throws UsageError where it is refused */
export function orUsage<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new UsageError(reply.problems);
}
