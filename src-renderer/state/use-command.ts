import { useState } from 'react';
import { describeProblem } from '#contract/problem';
import type { YardCommand } from '#contract/yard-api';
import type { Yard } from './yard-store';

/** Sends commands of whose reply only a refusal is shown. */
export interface Command {
  /** What was wrong with the last one; null: nothing, or it has been read. */
  readonly refused: string | null;
  /** Resolves to whether it was done. */
  readonly send: (command: YardCommand) => Promise<boolean>;
  /** The refusal has been read. */
  readonly dismiss: () => void;
}

export function useCommand(yard: Yard): Command {
  const [refused, setRefused] = useState<string | null>(null);
  async function send(command: YardCommand): Promise<boolean> {
    const reply = await yard.api.call(command);
    setRefused(reply.ok ? null : reply.problems.map(describeProblem).join(' '));
    return reply.ok;
  }
  return { refused, send, dismiss: () => setRefused(null) };
}
