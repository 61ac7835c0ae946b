import { z } from 'zod';
import { MAX_DURATION_MS, type NumberRange } from '#contract/limits';
import type { ShutdownMode } from '#contract/task-event';
import { LESSON_WORKLOAD, type Workload } from '#contract/workload';
import type { LimitsPatch } from '#contract/yard-api';
import { numberIn, objectOf } from './expectations';
import { limitsFileSchema } from './limits-file-schema';
import { shutdownShape } from './shutdown-schema';
import { workloadFileShape } from './workload-schema';
import { withoutSchemaAddress, writtenFile } from './written-file';

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
export const scenarioFileSchema = writtenFile({
  workload: objectOf(workloadFileShape).describe('What is submitted, and when.').default(LESSON_WORKLOAD),
  limits: limitsFileSchema.describe('What differs from the limits of the lesson.').default({}),
  seed: numberIn(SEED_RANGE)
    .describe('What every draw follows from. Absent: a new one for each run.')
    .optional(),
  changes: z
    .array(z.unknown(), { error: changesExpectation })
    .max(MAX_CHANGES, { error: changesExpectation })
    .pipe(
      z.array(
        objectOf({
          atMs: moment.describe('When, in milliseconds of the run.'),
          limits: limitsFileSchema.describe('What is changed then.'),
        }),
      ),
    )
    .describe('Changes of limits while the run is on.')
    .default([]),
  shutdown: objectOf({
    afterMs: moment.describe('When the yard is shut down, in milliseconds of the run.'),
    mode: shutdownShape.mode
      .describe(
        'What becomes of accepted work: what runs may end (finish-running), everything may (finish-all), nothing may (cancel-now).',
      )
      .default('finish-running'),
    graceMs: shutdownShape.graceMs
      .describe('How long work may go on, in milliseconds; null: as long as it takes.')
      .default(null),
  })
    .nullable()
    .describe('null: the run ends when everything has settled.')
    .default(null),
}).describe('What is submitted to a yard, under which limits, and what happens meanwhile.');

export const scenarioSchema: z.ZodType<Scenario> = scenarioFileSchema.transform(withoutSchemaAddress);
