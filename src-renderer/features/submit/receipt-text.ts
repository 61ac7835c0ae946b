import { countText } from '#contract/count-text';
import type { SubmitReceipt } from '#contract/yard-api';

const REASONS = {
  'queue-full': 'the queue is full',
  shutdown: 'the yard is shutting down',
  stopped: 'the yard is stopped',
} as const;

/** What became of a submission at the moment it was made; it stays true when more of it has come in. */
export function receiptText(receipt: SubmitReceipt): string {
  const { accepted, rejected, neverSubmitted, reason, toSubmit } = receipt;
  const refused = rejected + neverSubmitted;
  const parts = [`${countText(accepted)} accepted${toSubmit > 0 ? ' at once' : ''}`];
  if (refused > 0) {
    parts.push(`${countText(refused)} rejected${reason === null ? '' : ` (${REASONS[reason]})`}`);
  }
  if (toSubmit > 0) parts.push(`${countText(toSubmit)} follow`);
  return `${parts.join(', ')}.`;
}
