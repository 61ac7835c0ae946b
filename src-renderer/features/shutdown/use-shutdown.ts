import { useState } from 'react';
import { describeProblem } from '#contract/problem';
import type { ShutdownMode } from '#contract/task-event';
import type { Yard } from '../../state/yard-store';

/** Ending and starting the yard, and what was refused of it. */
export interface ShutdownCommands {
  readonly refused: string | null;
  readonly shutDown: (mode: ShutdownMode, graceMs: number | null) => void;
  readonly startAgain: () => void;
}

export function useShutdown(yard: Yard): ShutdownCommands {
  const [refused, setRefused] = useState<string | null>(null);

  async function send(command: Parameters<Yard['api']['call']>[0]): Promise<void> {
    const reply = await yard.api.call(command);
    setRefused(reply.ok ? null : reply.problems.map(describeProblem).join(' '));
  }

  return {
    refused,
    shutDown: (mode, graceMs) => void send({ command: 'shutdown', mode, graceMs }),
    startAgain: () => void send({ command: 'start' }),
  };
}
