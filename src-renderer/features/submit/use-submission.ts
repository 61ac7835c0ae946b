import { useState } from 'react';
import type { Workload } from '#contract/workload';
import type { SubmitReceipt } from '#contract/yard-api';
import { NO_PROBLEMS, type ProblemsByField, problemsByField, withoutField } from '../../state/problem-fields';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';

/** Sends workloads, and keeps what came of the last. */
export interface Submission {
  readonly problems: ProblemsByField;
  /** What became of the last one, as long as its run is the present one; null: nothing to tell. */
  readonly receipt: SubmitReceipt | null;
  /** Resolves to what was wrong with it. */
  readonly send: (workload: Workload) => Promise<ProblemsByField>;
  /** Fields of the workload have been changed since. */
  readonly forget: (fields: readonly string[]) => void;
}

export function useSubmission(yard: Yard): Submission {
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [receipt, setReceipt] = useState<{ readonly run: number; readonly of: SubmitReceipt } | null>(null);
  const run = useYard(yard, (state) => state.run);

  async function send(workload: Workload): Promise<ProblemsByField> {
    const reply = await yard.api.call({ command: 'submit', workload });
    const refused = reply.ok ? NO_PROBLEMS : problemsByField(reply.problems, 'workload');
    setProblems(refused);
    setReceipt(reply.ok ? { run: yard.store.getState().run, of: reply.value } : null);
    return refused;
  }

  return {
    problems,
    receipt: receipt?.run === run ? receipt.of : null,
    send,
    forget: (fields) => setProblems((before) => fields.reduce(withoutField, before)),
  };
}
