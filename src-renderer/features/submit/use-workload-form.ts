import { useEffect, useEffectEvent, useState } from 'react';
import { PRESETS } from '#contract/presets';
import { isProgram } from '#contract/work';
import type { ScenarioStore } from '../../state/scenario-store';
import { useScenario } from '../../state/use-store';
import { draftOf, FIRST_DRAFT, type WorkloadDraft, workloadOf } from './workload-draft';

export interface WorkloadForm {
  readonly draft: WorkloadDraft;
  /** What the form was last filled with, and what its numbers go back to. */
  readonly filled: WorkloadDraft;
  readonly change: (part: Partial<WorkloadDraft>) => void;
  /** It would run a program that stands in it as a file has brought it: nobody has typed it. */
  readonly isBroughtProgram: boolean;
}

/** The form's content: filled when a scenario is chosen, and what is typed afterwards stays until one is again. */
export function useWorkloadForm(scenario: ScenarioStore): WorkloadForm {
  const { preset, chosen } = useScenario(scenario, (state) => state);
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const [filled, setFilled] = useState(FIRST_DRAFT);
  /** The program that a file has put into the form, as long as nobody has changed it. */
  const [brought, setBrought] = useState<unknown>(null);
  const fill = useEffectEvent(() => {
    const fresh = draftOf(preset.workload, draft);
    setDraft(fresh);
    setFilled(draftOf(preset.workload, FIRST_DRAFT));
    setBrought(PRESETS.includes(preset) || fresh.doing === 'demo' ? null : fresh.works[fresh.doing]);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is the reason, not an input
  useEffect(() => {
    if (chosen > 0) fill();
  }, [preset, chosen]);
  // Whoever saves a scenario saves what stands here.
  useEffect(() => scenario.setState({ form: workloadOf(draft) }), [draft, scenario]);

  const { doing } = draft;
  return {
    draft,
    filled,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    isBroughtProgram: doing !== 'demo' && isProgram({ executor: doing }) && draft.works[doing] === brought,
  };
}
