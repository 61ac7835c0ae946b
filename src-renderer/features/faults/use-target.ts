import { useEffect, useRef, useState } from 'react';
import type { Reply } from '#contract/problem';
import type { TargetFaults, TargetState } from '#contract/target';
import { afterDelay } from '../../state/after-delay';
import { NO_PROBLEMS, type ProblemsByField, problemsByField } from '../../state/problem-fields';
import type { Yard } from '../../state/yard-store';

/** While it is shown the test server is asked for again so often, in milliseconds. */
export const TARGET_REFRESH_MS = 500;

/** The built-in test server as a form shows and changes it. */
export interface Target {
  /** null: nothing is known yet. */
  readonly state: TargetState | null;
  readonly problems: ProblemsByField;
  /** Sends what changes, and only that. */
  readonly change: (patch: Partial<TargetFaults>) => void;
}

/** @param isShown whether somebody looks: it is asked for only then */
export function useTarget(yard: Yard, isShown: boolean): Target {
  const [state, setState] = useState<TargetState | null>(null);
  const [problems, setProblems] = useState(NO_PROBLEMS);
  /** Counts what was sent: an answer that was asked for before tells of faults that hold no more. */
  const turn = useRef(0);

  useEffect(() => {
    if (!isShown) return;
    let isOver = false;
    let stop: () => void = () => {};
    async function ask(): Promise<void> {
      const own = turn.current;
      const reply = await yard.api.call({ command: 'target' });
      if (isOver) return;
      if (own === turn.current) take(reply);
      stop = afterDelay(TARGET_REFRESH_MS, () => void ask());
    }
    function take(reply: Reply<TargetState>): void {
      if (reply.ok) setState(reply.value);
      else setProblems(problemsByField(reply.problems, 'patch'));
    }
    void ask();
    return () => {
      isOver = true;
      stop();
    };
  }, [yard, isShown]);

  async function change(patch: Partial<TargetFaults>): Promise<void> {
    turn.current += 1;
    const own = turn.current;
    const reply = await yard.api.call({ command: 'set-faults', patch });
    if (own !== turn.current) return;
    setProblems(reply.ok ? NO_PROBLEMS : problemsByField(reply.problems, 'patch'));
    if (reply.ok) setState(reply.value);
  }

  return { state, problems, change: (patch) => void change(patch) };
}
