import { z } from 'zod';
import type { KeptRun } from '#contract/kept-runs';
import { keptRunSchema } from './kept-run-schema';

/** The version of what is kept beside a log; one of another version is made anew from the log. */
export const SIDECAR_VERSION = 1;

/** What is kept beside a log, so that a list of runs need not read them. */
export interface Sidecar {
  readonly version: typeof SIDECAR_VERSION;
  /** The process that writes the log; null: nobody does any more. */
  readonly writer: number | null;
  readonly run: KeptRun;
}

export const sidecarSchema: z.ZodType<Sidecar> = z.object({
  version: z.literal(SIDECAR_VERSION),
  writer: z.int().min(1).nullable(),
  run: keptRunSchema,
});
