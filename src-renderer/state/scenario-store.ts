import { createStore, type StoreApi } from 'zustand/vanilla';
import { type LimitChange, limitChanges } from '#contract/limit-changes';
import type { Limits } from '#contract/limits';
import { PRESETS, type Preset } from '#contract/presets';
import type { Workload } from '#contract/workload';
import { selectLimits } from './selectors';
import type { Yard, YardState } from './yard-store';

/** The preset that yard and window are set up with; the yard's limits may have been changed since. */
export interface ScenarioState {
  readonly preset: Preset;
  /** Counts up each time one goes into the form, the same one included. */
  readonly chosen: number;
  /** The workload that stands in the form; null: it holds what is none, or there is no form. */
  readonly form: Workload | null;
}

export type ScenarioStore = StoreApi<ScenarioState>;

/** The first preset, the lesson, until the yard has told its limits. */
export function createScenarioStore(): ScenarioStore {
  return createStore<ScenarioState>(() => ({ preset: PRESETS[0] as Preset, chosen: 0, form: null }));
}

export function choosePreset(scenario: ScenarioStore, preset: Preset): void {
  scenario.setState(({ chosen }) => ({ preset, chosen: chosen + 1 }));
}

/** What is otherwise in the yard's limits than in a preset's; nothing before the yard has told them, or of a recording. */
export function changesSince({ limits }: Preset, state: YardState): readonly LimitChange[] {
  const now = state.recording === null ? selectLimits(state) : null;
  return now === null ? [] : limitChanges(limits, now);
}

/**
 * Follows the yard's limits: a window that comes to a yard takes it for set up with the preset it is nearest to, and
 * one that another window chooses is found by its limits. Returns its own undo.
 */
export function followLimits(scenario: ScenarioStore, yard: Yard): () => void {
  let known: Limits | null = null;
  return yard.store.subscribe((state) => {
    // A recording's limits are not those of the yard.
    const limits = state.recording === null ? selectLimits(state) : null;
    if (limits === null || limits === known) return;
    const before = known;
    known = limits;
    if (before === null) {
      const nearest = nearestPreset(limits);
      if (nearest !== scenario.getState().preset) choosePreset(scenario, nearest);
      return;
    }
    // People change one limit at a time. Several at once are a preset; one that leads to another's limits is none.
    if (limitChanges(before, limits).length < 2) return;
    const preset = PRESETS.find((other) => limitChanges(other.limits, limits).length === 0);
    if (preset !== undefined) scenario.setState({ preset });
  });
}

/** The preset with the fewest other limits; the earlier of two. */
function nearestPreset(limits: Limits): Preset {
  const distance = (preset: Preset) => limitChanges(preset.limits, limits).length;
  return PRESETS.reduce((nearest, other) => (distance(other) < distance(nearest) ? other : nearest));
}
