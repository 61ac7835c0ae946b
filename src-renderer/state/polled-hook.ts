import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Reply } from '#contract/problem';
import type { YardApi } from '#contract/yard-api';
import { afterDelay } from './after-delay';
import { type AnswerPoller, createAnswerPoller, type PolledAnswer } from './answer-poller';
import { madeOnce } from './made-once';
import { outdateUnseen } from './outdate-unseen';
import type { ViewStore } from './view-store';
import type { Yard } from './yard-store';

interface KeptAnswer<T> {
  readonly poller: AnswerPoller<T>;
  /** Somebody looks at it from now on. Returns its own undo. */
  readonly show: () => () => void;
}

/**
 * A hook that has what the yard answers to a question, asked again as the yard moves while the component is there.
 * While the view is frozen it stands; where nobody looked when it was frozen it is asked for once. A window's answer
 * outlives what shows it: a frozen one that is shown again is the same.
 *
 * @param pauseMs it is asked at most so often, in milliseconds
 */
export function createPolledHook<T>(
  ask: (api: YardApi) => Promise<Reply<T>>,
  pauseMs: number,
): (yard: Yard, view: ViewStore) => PolledAnswer<T> {
  const answerOf = madeOnce((view: ViewStore, yard: Yard): KeptAnswer<T> => {
    const isLive = () => view.getState().frozen === null;
    const poller = createAnswerPoller({ ask: () => ask(yard.api), pauseMs, after: afterDelay, isLive });
    return { poller, show: outdateUnseen(yard, view, poller.outdate) };
  });
  return function usePolled(yard, view) {
    const { poller, show } = answerOf(view, yard);
    useEffect(() => {
      const refresh = () => {
        if (yard.store.getState().run > 0) poller.refresh();
      };
      const undo = [show(), yard.store.subscribe(refresh), view.subscribe(refresh)];
      refresh();
      return () => {
        for (const one of undo) one();
      };
    }, [yard, view, poller, show]);
    return useStore(poller.store);
  };
}
