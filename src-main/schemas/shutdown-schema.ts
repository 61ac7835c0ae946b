import { MAX_DURATION_MS } from '#contract/limits';
import { SHUTDOWN_MODES } from '#contract/task-event';
import { numberOrNull, oneOf } from './expectations';

/** How to end: the mode, and how long work may go on; null grace: as long as it takes. */
export const shutdownShape = {
  mode: oneOf(SHUTDOWN_MODES),
  graceMs: numberOrNull({ min: 0, max: MAX_DURATION_MS, integer: false }),
};
