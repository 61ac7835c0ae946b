import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { KeptRunsPage } from '#contract/kept-runs';
import { afterDelay } from './after-delay';
import { createAnswerPoller, type PolledAnswer } from './answer-poller';
import { madeOnce } from './made-once';
import type { Yard } from './yard-store';

/** Runs on a page. */
export const PAGE_RUNS = 25;
/** While the yard moves the history is asked for again at most so often, in milliseconds. */
const HISTORY_REFRESH_MS = 1_000;

/** A page of the runs that are kept. */
export interface HistoryPage extends KeptRunsPage {
  /** Newer runs before it. */
  readonly offset: number;
}

export interface RunHistory {
  readonly answer: PolledAnswer<HistoryPage>;
  /** The page that begins after so many newer runs. */
  readonly show: (offset: number) => void;
  /** Something in it has been changed. */
  readonly renew: () => void;
}

/** The runs that are kept, asked for again as the yard moves while the component is there. They freeze with no view. */
export function useRunHistory(yard: Yard): RunHistory {
  const { poller, show } = historyOf(yard);
  useEffect(() => {
    const refresh = () => {
      if (yard.store.getState().run > 0) poller.refresh();
    };
    refresh();
    return yard.store.subscribe((state, before) => {
      if (state.recording?.id === before.recording?.id) refresh();
      // The run that was under way is so no more, or is again.
      else poller.renew();
    });
  }, [yard, poller]);
  return { answer: useStore(poller.store), show, renew: poller.renew };
}

/** A window's page of the history is found as it was left. */
const historyOf = madeOnce((yard: Yard) => {
  let offset = 0;
  const poller = createAnswerPoller<HistoryPage>({
    async ask() {
      const asked = offset;
      const reply = await yard.api.call({ command: 'kept-runs', offset: asked, limit: PAGE_RUNS });
      return reply.ok ? { ok: true, value: { ...reply.value, offset: asked } } : reply;
    },
    pauseMs: HISTORY_REFRESH_MS,
    after: afterDelay,
    isLive: () => true,
  });
  return {
    poller,
    show(next: number) {
      offset = Math.max(0, next);
      poller.renew();
    },
  };
});
