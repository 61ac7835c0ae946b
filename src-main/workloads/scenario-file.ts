import type { Reply } from '#contract/problem';
import { parseWith } from '../schemas/problems';
import { type Scenario, scenarioSchema } from '../schemas/scenario-schema';
import { shortened } from '../schemas/shown-value';

/**
 * The scenario that a file's text tells, or what is wrong with it.
 *
 * @param text JSON; see {@link scenarioSchema} for its fields
 */
export function parseScenario(text: string): Reply<Scenario> {
  let input: unknown;
  try {
    // A byte-order mark, as some editors write it, is no part of the JSON.
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const got = shortened(error instanceof Error ? error.message : String(error), 200);
    return { ok: false, problems: [{ field: 'scenario', expected: 'JSON', got }] };
  }
  return parseWith(scenarioSchema, input, 'scenario');
}
