import type { ShutdownMode } from '#contract/task-event';
import { useCommand } from '../../state/use-command';
import type { Yard } from '../../state/yard-store';

/** Ending and starting the yard, and what was refused of it. */
export interface ShutdownCommands {
  readonly refused: string | null;
  /** The refusal has been read. */
  readonly dismiss: () => void;
  readonly shutDown: (mode: ShutdownMode, graceMs: number | null) => void;
  readonly startAgain: () => void;
}

export function useShutdown(yard: Yard): ShutdownCommands {
  const { refused, send, dismiss } = useCommand(yard);
  return {
    refused,
    dismiss,
    shutDown: (mode, graceMs) => void send({ command: 'shutdown', mode, graceMs }),
    startAgain: () => void send({ command: 'start' }),
  };
}
