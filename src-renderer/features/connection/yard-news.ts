import { countText } from '#contract/count-text';
import { settledOf } from '#contract/counts';
import { isBusy } from '../../state/selectors';
import type { ViewState } from '../../state/view-store';
import type { YardState } from '../../state/yard-store';

/** What is told when it changes. */
export interface YardMoment
  extends Pick<YardState, 'run' | 'runCount' | 'counts' | 'dispatchHeld'>,
    Pick<YardState['view'], 'phase'> {
  readonly connection: YardState['connection']['kind'];
  /** The kept run that is shown; null: the yard is. */
  readonly recording: string | null;
  readonly paused: boolean;
  readonly busy: boolean;
  readonly frozen: boolean;
}

/** The moment as it is; the state's own view changes in place. */
export function momentOf(state: YardState, { frozen }: Pick<ViewState, 'frozen'>): YardMoment {
  const { run, runCount, counts, dispatchHeld, connection, clock, view, recording } = state;
  return {
    ...{ run, runCount, counts, dispatchHeld },
    phase: view.phase,
    connection: connection.kind,
    recording: recording?.id ?? null,
    paused: clock.paused,
    busy: isBusy(state),
    frozen: frozen !== null,
  };
}

/**
 * What has changed, in sentences for those who hear the window: phases, pauses and ends, never single tasks. That the
 * connection is lost is told by its banner.
 */
export function newsBetween(before: YardMoment, now: YardMoment): readonly string[] {
  // A window that comes to a yard has nothing to compare with.
  if (now.run === 0 || before.run === 0) return [];
  if (now.connection !== 'open') return [];
  const news: string[] = [];
  if (before.connection === 'lost') news.push('Connected again.');
  if (now.recording !== before.recording) {
    news.push(now.recording === null ? 'The yard is shown again.' : 'A recording is shown, read only.');
    return news;
  }
  if (now.run !== before.run) news.push(`Run ${now.runCount} begins.`);
  else if (now.phase !== before.phase) news.push(phaseNews(now));
  else if (now.phase === 'running' && before.busy && !now.busy)
    news.push(`All is done: ${balanceText(now)}.`);
  if (now.paused !== before.paused) news.push(now.paused ? 'Clock paused.' : 'Clock goes on.');
  if (now.dispatchHeld !== before.dispatchHeld) {
    news.push(now.dispatchHeld ? 'Dispatch held.' : 'Dispatch released.');
  }
  if (now.frozen !== before.frozen) news.push(now.frozen ? 'View frozen.' : 'View is live again.');
  return news;
}

function phaseNews(moment: YardMoment): string {
  switch (moment.phase) {
    case 'running':
      return 'The yard runs.';
    case 'draining':
      return 'Shutting down: what may still run ends.';
    case 'cancelling':
      return 'Cancelling what is left.';
    case 'stopped':
      return `The yard has stopped: ${balanceText(moment)}.`;
  }
}

/** `10 settled, 8 succeeded, 2 failed`. */
function balanceText({ counts }: YardMoment): string {
  const outcomes = [
    [counts.succeeded, 'succeeded'],
    [counts.failed, 'failed'],
    [counts.timedOut, 'timed out'],
    [counts.cancelled, 'cancelled'],
  ] as const;
  const told = outcomes.filter(([count]) => count > 0).map(([count, word]) => `${countText(count)} ${word}`);
  return [`${countText(settledOf(counts))} settled`, ...told].join(', ');
}
