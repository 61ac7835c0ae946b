import type { Reply } from '#contract/problem';
import { parseJsonWith } from '../schemas/json-text';
import { type Scenario, scenarioSchema } from '../schemas/scenario-schema';

/**
 * The scenario that a file's text tells, or what is wrong with it.
 *
 * @param text JSON; see {@link scenarioSchema} for its fields
 */
export function parseScenario(text: string): Reply<Scenario> {
  return parseJsonWith(scenarioSchema, text, 'scenario');
}
