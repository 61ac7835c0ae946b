import type { z } from 'zod';
import { FAULT_RANGES, type TargetFaults } from '#contract/target';
import { numberIn, objectOf } from './expectations';

const outage = objectOf({
  everyMs: numberIn(FAULT_RANGES['outage.everyMs']),
  lengthMs: numberIn(FAULT_RANGES['outage.lengthMs']),
}).superRefine(({ everyMs, lengthMs }, context) => {
  if (lengthMs <= everyMs) return;
  context.addIssue({ code: 'custom', path: ['lengthMs'], message: `at most everyMs, which is ${everyMs}` });
});

/** What to change of the built-in test server's faults: any of them, no unknown key. */
export const faultsPatchSchema: z.ZodType<Partial<TargetFaults>> = objectOf({
  latencyMs: numberIn(FAULT_RANGES.latencyMs).exactOptional(),
  jitterMs: numberIn(FAULT_RANGES.jitterMs).exactOptional(),
  failureRate: numberIn(FAULT_RANGES.failureRate).exactOptional(),
  outage: outage.nullable().exactOptional(),
  bodyBytes: numberIn(FAULT_RANGES.bodyBytes).exactOptional(),
});
