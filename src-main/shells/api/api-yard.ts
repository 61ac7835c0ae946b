import type { Reply } from '#contract/problem';
import type { CommandNamed, YardCommandName, YardCommands } from '#contract/yard-api';
import type { Asker, WindowGrants } from '../yard/commanded-yard';
import type { Yard } from '../yard/yard';
import { ApiRefusal } from './api-refusal';

/** The yard as other programs are let at it: by the same door that windows have, and with what they were granted. */
export class ApiYard {
  readonly yard: Yard;
  readonly grants: WindowGrants;
  readonly #asker: Asker;

  constructor(yard: Yard, grants: WindowGrants) {
    this.yard = yard;
    this.grants = grants;
    this.#asker = { ...grants, feed: null, by: 'api' };
  }

  ask<N extends YardCommandName>(command: CommandNamed<N>): Promise<Reply<YardCommands[N]['value']>> {
    // The door answers each command by its own value, which types cannot follow.
    return this.yard.handle(command, this.#asker) as Promise<Reply<YardCommands[N]['value']>>;
  }
}

/**
 * What was asked for.
 *
 * @param status to refuse with
 * @throws ApiRefusal where it was refused
 */
export function orRefuse<T>(reply: Reply<T>, status = 400): T {
  if (reply.ok) return reply.value;
  throw new ApiRefusal(status, reply.problems);
}
