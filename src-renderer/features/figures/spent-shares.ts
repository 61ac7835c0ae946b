import type { Bottleneck } from '#contract/run-figures';

/** What the time of a run went to: the shares add up to 1. */
export const SPENT_KINDS = ['lane', 'token', 'held', 'kept-up'] as const;
export type SpentKind = (typeof SPENT_KINDS)[number];

export const SPENT_WORDS: Readonly<Record<SpentKind, string>> = {
  lane: 'waiting for a lane',
  token: 'waiting for a token',
  held: 'dispatch held',
  'kept-up': 'keeping up',
};

export const SPENT_HELP: Readonly<Record<SpentKind, string>> = {
  lane: 'Tasks could have started, and no lane was free',
  token: 'Tasks could have started, lanes were free, and the rate limit had no token',
  held: 'Tasks could have started, lanes and tokens were there, and dispatch was held',
  'kept-up': 'Nothing was ready to start: the yard kept up with what came',
};

export function spentShare(bottleneck: Bottleneck, kind: SpentKind): number {
  switch (kind) {
    case 'lane':
      return bottleneck.waitingForLane;
    case 'token':
      return bottleneck.waitingForToken;
    case 'held':
      return bottleneck.dispatchHeld;
    case 'kept-up':
      return bottleneck.keepingUp;
  }
}
