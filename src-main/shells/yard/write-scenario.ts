import type { Limits } from '#contract/limits';
import { schemaAddress } from '#contract/schema-files';
import type { Workload } from '#contract/workload';
import type { YardCommands } from '#contract/yard-api';

/**
 * A workload and limits as the text of a scenario file, which the same window reads again. Both whole, so that the file
 * says the same whatever a later version has for its defaults.
 */
export function writeScenario(workload: Workload, limits: Limits): YardCommands['write-scenario']['value'] {
  const scenario = { $schema: schemaAddress('scenario'), workload, limits };
  return { text: `${JSON.stringify(scenario, null, 2)}\n`, fileName: 'switchyard-scenario.json' };
}
