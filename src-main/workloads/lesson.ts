import { LESSON_WORKLOAD } from '#contract/workload';
import type { Scenario } from '../schemas/scenario-schema';

/** Ten tasks, three lanes, three attempts of 2 s, linear backoff of 500 ms with the lane held. */
export const LESSON_SCENARIO: Scenario = {
  workload: LESSON_WORKLOAD,
  limits: {},
  changes: [],
  shutdown: null,
};
