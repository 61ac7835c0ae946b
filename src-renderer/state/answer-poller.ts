import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem, Reply } from '#contract/problem';

/** The newest answer; a refusal leaves the one before it. */
export interface PolledAnswer<T> {
  /** null: none has come yet. */
  readonly value: T | null;
  /** Why the last question had no answer. */
  readonly problems: readonly Problem[];
}

export interface AnswerPoller<T> {
  readonly store: StoreApi<PolledAnswer<T>>;
  /** Something may have changed: asked again, not too often. */
  refresh(): void;
  /** What is known will not do: the next is welcome, whatever stands still. */
  outdate(): void;
  /** Another question, or another answer to the same: asked at once, and one that is under way is of no use. */
  renew(): void;
}

export interface AnswerPollerNeeds<T> {
  readonly ask: () => Promise<Reply<T>>;
  /** It is asked at most so often, in milliseconds. */
  readonly pauseMs: number;
  /** Run once after `delayMs` milliseconds. Returns its own undo. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Whether a newer answer may take the place of the one that is known. */
  readonly isLive: () => boolean;
}

/** An answer of the yard, kept fresh while somebody says that it moves. One question is under way at a time. */
export function createAnswerPoller<T>({
  ask,
  pauseMs,
  after,
  isLive,
}: AnswerPollerNeeds<T>): AnswerPoller<T> {
  const store = createStore<PolledAnswer<T>>(() => ({ value: null, problems: [] }));
  let question = 0;
  let underWay = false;
  let wanted = false;
  /** What is known will do while the view stands. */
  let isKnown = false;
  let resting: (() => void) | null = null;

  const isWelcome = () => isLive() || !isKnown;

  function request(): void {
    if (!isWelcome()) return;
    wanted = false;
    underWay = true;
    const asked = question;
    resting?.();
    resting = after(pauseMs, () => {
      resting = null;
      if (wanted && !underWay) request();
    });
    void ask().then((reply) => {
      underWay = false;
      if (asked !== question) return request();
      if (!isWelcome()) return;
      if (reply.ok) isKnown = true;
      store.setState(reply.ok ? { value: reply.value, problems: [] } : { problems: reply.problems });
      if (wanted && resting === null) request();
    });
  }

  return {
    store,
    refresh() {
      if (underWay || resting !== null) wanted = true;
      else request();
    },
    outdate() {
      isKnown = false;
    },
    renew() {
      question++;
      isKnown = false;
      resting?.();
      resting = null;
      if (!underWay) request();
    },
  };
}
