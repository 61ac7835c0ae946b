import { useState } from 'react';
import { MAX_SCENARIO_LENGTH, type Preset, type ScenarioSetup } from '#contract/presets';
import { describeProblem, type Problem } from '#contract/problem';
import { choosePreset, type ScenarioStore } from '../../state/scenario-store';
import { useFileTaker } from '../../state/use-file-taker';
import type { Yard } from '../../state/yard-store';

/** So many of what is wrong with a file are told. */
const MOST_TOLD = 3;

export interface ScenarioFile {
  /** Why the last file was not taken; null: it was, or the refusal has been read. */
  readonly refused: string | null;
  readonly dismiss: () => void;
}

/**
 * Takes scenario files as the command line does: sets yard and form up as one says, or not at all. The yard reads them, by
 * the same rules, before anything is changed.
 */
export function useScenarioFile(yard: Yard, scenario: ScenarioStore): ScenarioFile {
  const [refused, setRefused] = useState<string | null>(null);

  async function take(file: File): Promise<void> {
    const problems = await setUp(file);
    setRefused(problems === null ? null : `${file.name}: ${toldOf(problems)}`);
  }

  /** What was wrong; null: it is set up. */
  async function setUp(file: File): Promise<readonly Problem[] | null> {
    if (file.size > MAX_SCENARIO_LENGTH) return [tooLong(file.size)];
    const text = await textOf(file);
    if (text === null) return [{ field: 'file', expected: 'one that can be read', got: 'none' }];
    const read = await yard.api.call({ command: 'read-scenario', text });
    if (!read.ok) return read.problems;
    const changed = await yard.api.call({ command: 'change-limits', patch: read.value.limits });
    if (!changed.ok) return changed.problems;
    choosePreset(scenario, presetOf(file.name, read.value));
    return null;
  }

  useFileTaker(yard, 'scenario', (file) => void take(file));
  return { refused, dismiss: () => setRefused(null) };
}

function textOf(file: File): Promise<string | null> {
  // A folder looks like a file until it is read.
  return file.text().catch(() => null);
}

function presetOf(fileName: string, { limits, workload, leftOut }: ScenarioSetup): Preset {
  const rest = leftOut.length === 0 ? '' : ` Left to the command line: ${leftOut.join(', ')}.`;
  return {
    id: `file:${fileName}`,
    name: fileName.replace(/\.json$/i, ''),
    about: `Limits and workload of ${fileName}.${rest}`,
    limits,
    workload,
  };
}

function toldOf(problems: readonly Problem[]): string {
  const told = problems.slice(0, MOST_TOLD).map(describeProblem);
  const rest = problems.length - told.length;
  return [...told, ...(rest > 0 ? [`${rest} more`] : [])].join('; ');
}

function tooLong(bytes: number): Problem {
  return { field: 'file', expected: `at most ${MAX_SCENARIO_LENGTH} bytes`, got: String(bytes) };
}
