import type { YardApi } from '#contract/yard-api';

/** Calls to a yard that are sent one after the other, each when the one before it has been answered. */
export function oneAtATime({ call }: Pick<YardApi, 'call'>): Pick<YardApi, 'call'> {
  let last: Promise<unknown> = Promise.resolve();
  return {
    call(command) {
      const answer = last.then(() => call(command));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}
