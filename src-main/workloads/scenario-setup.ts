import { LESSON_LIMITS } from '#contract/limits';
import { SCENARIO_REST, type ScenarioSetup } from '#contract/presets';
import type { Scenario } from '../schemas/scenario-schema';

/** What a scenario sets up in a yard that is there already, and what it leaves out of the scenario. */
export function scenarioSetup(scenario: Scenario): ScenarioSetup {
  const { workload, limits, seed, changes, shutdown } = scenario;
  const told = { seed: seed !== undefined, changes: changes.length > 0, shutdown: shutdown !== null };
  return {
    limits: { ...LESSON_LIMITS, ...limits },
    workload,
    leftOut: SCENARIO_REST.filter((part) => told[part]),
  };
}
