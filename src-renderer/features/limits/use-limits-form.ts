import { useEffect, useState } from 'react';
import type { Limits } from '#contract/limits';
import type { LimitsPatch } from '#contract/yard-api';
import { NO_PROBLEMS, type ProblemsByField, problemsByField } from '../../state/problem-fields';
import { selectLimits } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';

/** The yard's limits as a form shows and changes them. */
export interface LimitsForm {
  /** As the yard has them, with what was sent and is not yet answered; null before the first message. */
  readonly limits: Limits | null;
  readonly problems: ProblemsByField;
  /** Sends what changes, and only that. */
  readonly change: (patch: LimitsPatch) => void;
}

/** A form that follows the yard, whoever changes its limits. */
export function useLimitsForm(yard: Yard): LimitsForm {
  const known = useYard(yard, selectLimits);
  const [sent, setSent] = useState<LimitsPatch>({});
  const [problems, setProblems] = useState(NO_PROBLEMS);

  // What the yard says replaces what was sent: it has been taken, or changed again since.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new limits are the reason, not an input
  useEffect(() => setSent({}), [known]);

  async function change(patch: LimitsPatch): Promise<void> {
    setSent((before) => ({ ...before, ...patch }));
    const reply = await yard.api.call({ command: 'change-limits', patch });
    setProblems(reply.ok ? NO_PROBLEMS : problemsByField(reply.problems, 'patch'));
    if (!reply.ok) setSent({});
  }

  return {
    limits: known === null ? null : { ...known, ...sent },
    problems,
    change: (patch) => void change(patch),
  };
}
