import { useState } from 'react';
import { describeProblem } from '#contract/problem';
import type { YardCommand } from '#contract/yard-api';
import type { Yard } from './yard-store';

/** Sends commands whose reply nobody waits for; `refused` says what was wrong with the last one, or null. */
export function useCommand(yard: Yard): {
  readonly refused: string | null;
  readonly send: (command: YardCommand) => void;
} {
  const [refused, setRefused] = useState<string | null>(null);
  async function call(command: YardCommand): Promise<void> {
    const reply = await yard.api.call(command);
    setRefused(reply.ok ? null : reply.problems.map(describeProblem).join(' '));
  }
  return { refused, send: (command) => void call(command) };
}
