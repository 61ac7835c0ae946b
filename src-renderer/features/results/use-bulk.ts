import { useState } from 'react';
import { describeProblem } from '#contract/problem';
import type { TaskId } from '#contract/task';
import { resubmitText } from '../../components/resubmit-words';
import { selectionOf, type Ticked } from '../../state/ticked-rows';
import type { Yard } from '../../state/yard-store';
import { cancelledText } from './bulk-words';

/** What came of the last thing done to several tasks. */
export type BulkReply =
  | { readonly kind: 'none' }
  | { readonly kind: 'under-way'; readonly text: string }
  /** `firstTask`: the first of the new tasks, where there are any. */
  | { readonly kind: 'done'; readonly text: string; readonly firstTask: TaskId | null }
  | { readonly kind: 'refused'; readonly text: string };

export interface Bulk {
  readonly reply: BulkReply;
  /** @param asked how many tasks are ticked, as far as is known */
  readonly cancel: (ticked: Ticked, asked: number) => Promise<void>;
  /** @returns whether the yard took it */
  readonly retry: (ticked: Ticked) => Promise<boolean>;
  readonly dismiss: () => void;
}

/**
 * Cancels or submits again what is ticked, and tells what came of it.
 *
 * @param onBegin told of each beginning, so that what was said of other things can go
 */
export function useBulk(yard: Yard, onBegin: () => void): Bulk {
  const [reply, setReply] = useState<BulkReply>({ kind: 'none' });
  return {
    reply,
    async cancel(ticked, asked) {
      const selection = selectionOf(ticked);
      if (selection === null) return;
      onBegin();
      setReply({ kind: 'under-way', text: 'Cancelling …' });
      const answer = await yard.api.call({ command: 'cancel', ...selection });
      if (!answer.ok) setReply({ kind: 'refused', text: answer.problems.map(describeProblem).join(' ') });
      else {
        const text = cancelledText(answer.value.cancelled, asked);
        setReply({ kind: 'done', text, firstTask: null });
      }
    },
    async retry(ticked) {
      const selection = selectionOf(ticked);
      if (selection === null) return false;
      onBegin();
      setReply({ kind: 'under-way', text: 'Submitting again …' });
      const answer = await yard.api.call({ command: 'resubmit', ...selection });
      if (!answer.ok) setReply({ kind: 'refused', text: answer.problems.map(describeProblem).join(' ') });
      else {
        setReply({
          kind: 'done',
          text: resubmitText(answer.value),
          firstTask: answer.value.firstTask,
        });
      }
      return answer.ok;
    },
    dismiss: () => setReply({ kind: 'none' }),
  };
}
