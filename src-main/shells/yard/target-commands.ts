import type { Reply } from '#contract/problem';
import type { TargetFaults, TargetState } from '#contract/target';
import type { CommandNamed } from '#contract/yard-api';
import { done, refused } from './replies';

/** The built-in test server, as far as commands need it. */
export interface CommandedTarget {
  state(): TargetState;
  /** What is absent stays. */
  setFaults(patch: Partial<TargetFaults>): TargetState;
}

/** Asks the built-in test server, or sets what it does to requests. */
export function answerTarget(
  target: CommandedTarget | null,
  command: CommandNamed<'target' | 'set-faults'>,
): Reply<TargetState> {
  if (target === null) {
    return refused({ field: 'command', expected: 'a yard with a test server', got: 'one without' });
  }
  return done(command.command === 'target' ? target.state() : target.setFaults(command.patch));
}
