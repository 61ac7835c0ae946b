import type { z } from 'zod';
import type { ShutdownMode } from '#contract/task-event';
import { apiWords } from './api-words';
import { objectOf } from './expectations';
import { shutdownShape } from './shutdown-schema';

/** How to end, as somebody outside asks for it. */
export interface ShutdownRequest {
  /** Default `finish-running`. */
  readonly mode?: ShutdownMode;
  /** Default null: as long as it takes. */
  readonly graceMs?: number | null;
}

export const shutdownRequestSchema: z.ZodType<ShutdownRequest> = objectOf({
  mode: shutdownShape.mode.exactOptional().register(apiWords, { description: 'Default: finish-running' }),
  graceMs: shutdownShape.graceMs
    .exactOptional()
    .register(apiWords, { description: 'In milliseconds; null, the default: as long as it takes' }),
}).register(apiWords, { id: 'ShutdownRequest' });
