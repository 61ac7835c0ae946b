import { createStore, type StoreApi } from 'zustand/vanilla';
import { PRESETS, type Preset } from '#contract/presets';

/** The preset that the window was last set up with. */
export interface ScenarioState {
  readonly preset: Preset;
  /** Counts up each time one is chosen, the same one included: its workload then goes into the form. */
  readonly chosen: number;
}

export type ScenarioStore = StoreApi<ScenarioState>;

/** A new window begins with the first preset, the lesson. */
export function createScenarioStore(): ScenarioStore {
  return createStore<ScenarioState>(() => ({ preset: PRESETS[0] as Preset, chosen: 0 }));
}

export function choosePreset(scenario: ScenarioStore, preset: Preset): void {
  scenario.setState(({ chosen }) => ({ preset, chosen: chosen + 1 }));
}
