import { z } from 'zod';
import { MAX_DURATION_MS, type NumberRange } from '#contract/limits';
import type { ShutdownMode } from '#contract/task-event';
import { LESSON_WORKLOAD, type Workload } from '#contract/workload';
import type { LimitsPatch } from '#contract/yard-api';
import { numberIn, objectOf } from './expectations';
import { limitsFileSchema } from './limits-file-schema';
import { shutdownShape } from './shutdown-schema';
import { workloadFileShape } from './workload-schema';

/** A run told beforehand: what is submitted, under which limits, and what happens meanwhile. */
export interface Scenario {
  readonly workload: Workload;
  /** What differs from the lesson's limits. */
  readonly limits: LimitsPatch;
  /** Absent: a new one for each run. */
  readonly seed?: number | undefined;
  /** Changes of limits, each at a time of the run. */
  readonly changes: readonly { readonly atMs: number; readonly limits: LimitsPatch }[];
  /** Null: the run ends when everything has settled. */
  readonly shutdown: ScenarioShutdown | null;
}

export interface ScenarioShutdown {
  readonly afterMs: number;
  readonly mode: ShutdownMode;
  readonly graceMs: number | null;
}

export const SEED_RANGE: NumberRange = { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true };
/** A moment of a run, in milliseconds from its start. */
export const MOMENT_RANGE: NumberRange = { min: 0, max: MAX_DURATION_MS, integer: false };

const MAX_CHANGES = 10_000;

const moment = numberIn(MOMENT_RANGE);
const changesExpectation = `a list of at most ${MAX_CHANGES} changes`;

/** A scenario as a file tells it: everything may be absent, and is then the lesson's. */
export const scenarioSchema: z.ZodType<Scenario> = objectOf({
  workload: objectOf(workloadFileShape).default(LESSON_WORKLOAD),
  limits: limitsFileSchema.default({}),
  seed: numberIn(SEED_RANGE).optional(),
  changes: z
    .array(z.unknown(), { error: changesExpectation })
    .max(MAX_CHANGES, { error: changesExpectation })
    .pipe(z.array(objectOf({ atMs: moment, limits: limitsFileSchema })))
    .default([]),
  shutdown: objectOf({
    afterMs: moment,
    mode: shutdownShape.mode.default('finish-running'),
    graceMs: shutdownShape.graceMs.default(null),
  })
    .nullable()
    .default(null),
});
