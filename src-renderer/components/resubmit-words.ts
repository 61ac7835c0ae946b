import { countText } from '#contract/count-text';
import type { RejectReason } from '#contract/task';
import type { YardCommands } from '#contract/yard-api';

const REJECT_WORDS: Readonly<Record<RejectReason, string>> = {
  'queue-full': 'the queue is full',
  shutdown: 'the yard is shutting down',
  stopped: 'the yard is stopped',
};

/** What became of tasks that were submitted once more. */
export function resubmitText(receipt: YardCommands['resubmit']['value']): string {
  const { accepted, reason, toSubmit, forgotten, notAllowed, firstTask } = receipt;
  const rejected = receipt.rejected + receipt.neverSubmitted;
  const parts = [`${countText(accepted)} accepted as ${accepted === 1 ? 'a new task' : 'new tasks'}`];
  if (firstTask !== null) parts[0] += accepted === 1 ? `: #${firstTask}` : ` from #${firstTask} on`;
  if (rejected > 0) {
    parts.push(
      `${countText(rejected)} rejected because ${reason === null ? 'the yard refused' : REJECT_WORDS[reason]}`,
    );
  }
  if (toSubmit > 0) parts.push(`${countText(toSubmit)} still to come`);
  if (forgotten > 0) {
    parts.push(`${countText(forgotten)} passed over: what was submitted is not known any more`);
  }
  if (notAllowed > 0) {
    parts.push(`${countText(notAllowed)} passed over: scripts and commands, which may not be run from here`);
  }
  return `${parts.join(', ')}.`;
}
