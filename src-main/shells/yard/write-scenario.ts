import type { Limits } from '#contract/limits';
import type { Workload } from '#contract/workload';
import type { YardCommands } from '#contract/yard-api';

/** A workload and limits as the text of a scenario file, which the same window reads again. */
export function writeScenario(workload: Workload, limits: Limits): YardCommands['write-scenario']['value'] {
  return { text: `${JSON.stringify({ workload, limits }, null, 2)}\n`, fileName: 'switchyard-scenario.json' };
}
