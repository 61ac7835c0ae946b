import type { CancelReason } from '#contract/task';

/** Why a task settled cancelled, in words. */
export const CANCEL_WORDS: Readonly<Record<CancelReason, string>> = {
  user: 'cancelled on request',
  shutdown: 'cancelled by the shutdown',
  dropped: 'dropped from the full queue',
  'grace-expired': 'cancelled when the grace period passed',
};
