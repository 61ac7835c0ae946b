import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Counts } from '#contract/counts';
import { describeProblem } from '#contract/problem';
import type { YardCommands } from '#contract/yard-api';
import { selectionOf, type Ticked } from './ticked-rows';
import type { Yard } from './yard-store';

/** What is done to several tasks at once. */
export type BulkAct = 'cancel' | 'retry';

/** How far the last thing done to several tasks has come, or what came of it. */
export type BulkState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'under-way';
      readonly act: BulkAct;
      /** How many tasks it is about, as far as is known. */
      readonly of: number;
      /** What the yard had counted of such ends, or such beginnings, before it. */
      readonly countBefore: number;
    }
  | { readonly kind: 'cancelled'; readonly cancelled: number; readonly asked: number }
  | { readonly kind: 'resubmitted'; readonly receipt: YardCommands['resubmit']['value'] }
  | { readonly kind: 'refused'; readonly why: string };

export interface ResultsBulk {
  readonly store: StoreApi<BulkState>;
  /**
   * Cancels those that are pending among the ticked.
   *
   * @param asked how many are ticked, and how many of them are pending, as far as is known
   */
  cancel(ticked: Ticked, asked: { readonly all: number; readonly pending: number }): Promise<void>;
  /** Submits the ticked once more. Resolves with whether the yard took it. */
  retry(ticked: Ticked, asked: { readonly all: number }): Promise<boolean>;
  /** What came of it needs not be told any more. */
  dismiss(): void;
}

const NOTHING: BulkState = { kind: 'none' };

/**
 * Does things to several tasks of a window's yard, one thing at a time, and knows what came of the last: also while
 * nobody shows it. What was done in a run is told no longer than the run lasts, since its numbers mean other tasks then.
 */
export function createResultsBulk(yard: Yard): ResultsBulk {
  const store = createStore<BulkState>(() => NOTHING);
  yard.store.subscribe((state, before) => {
    if (state.run !== before.run) store.setState(NOTHING, true);
  });

  function begin(act: BulkAct, of: number): number {
    const { counts, run } = yard.store.getState();
    store.setState({ kind: 'under-way', act, of, countBefore: countOf(act, counts) }, true);
    return run;
  }

  function end(run: number, state: BulkState): void {
    if (yard.store.getState().run === run) store.setState(state, true);
  }

  return {
    store,
    async cancel(ticked, { all, pending }) {
      const selection = selectionOf(ticked);
      if (selection === null) return;
      const run = begin('cancel', pending);
      const reply = await yard.api.call({ command: 'cancel', ...selection });
      if (reply.ok) end(run, { kind: 'cancelled', cancelled: reply.value.cancelled, asked: all });
      else end(run, { kind: 'refused', why: reply.problems.map(describeProblem).join(' ') });
    },
    async retry(ticked, { all }) {
      const selection = selectionOf(ticked);
      if (selection === null) return false;
      const run = begin('retry', all);
      const reply = await yard.api.call({ command: 'resubmit', ...selection });
      if (reply.ok) end(run, { kind: 'resubmitted', receipt: reply.value });
      else end(run, { kind: 'refused', why: reply.problems.map(describeProblem).join(' ') });
      return reply.ok;
    },
    dismiss() {
      if (store.getState().kind !== 'under-way') store.setState(NOTHING, true);
    },
  };
}

/** How many tasks it has come to so far: what the yard has counted since, whoever else may have had a hand in it. */
export function bulkDone(
  { act, of, countBefore }: Extract<BulkState, { kind: 'under-way' }>,
  counts: Counts,
): number {
  return Math.min(of, Math.max(0, countOf(act, counts) - countBefore));
}

function countOf(act: BulkAct, { cancelled, accepted }: Counts): number {
  return act === 'cancel' ? cancelled : accepted;
}
