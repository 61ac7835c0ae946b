import { useState } from 'react';
import { describeProblem } from '#contract/problem';
import { saveFile } from '../../state/save-file';
import type { ScenarioStore } from '../../state/scenario-store';
import type { Yard } from '../../state/yard-store';

export interface ScenarioSave {
  /** Why the last one was not saved; null: it was, or the refusal has been read. */
  readonly refused: string | null;
  readonly dismiss: () => void;
  readonly save: () => void;
}

const UNFIT = 'The form holds something that cannot be read: see what is marked in it.';

/** Saves what stands in the form, with the limits of the yard, as a file that the scenario menu opens again. */
export function useScenarioSave(yard: Yard, scenario: ScenarioStore): ScenarioSave {
  const [refused, setRefused] = useState<string | null>(null);

  async function save(): Promise<void> {
    const { form } = scenario.getState();
    if (form === null) return setRefused(UNFIT);
    const written = await yard.api.call({ command: 'write-scenario', workload: form });
    if (!written.ok) return setRefused(written.problems.map(describeProblem).join('; '));
    const { fileName, text } = written.value;
    saveFile(fileName, [new Blob([text])]);
    setRefused(null);
  }

  return { refused, dismiss: () => setRefused(null), save: () => void save() };
}
