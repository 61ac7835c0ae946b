import { durationText } from '#contract/duration-text';
import type { ShutdownBy } from '#contract/feed-message';
import type { ShutdownMode } from '#contract/task-event';
import type { Fate, ShutdownAsked, YardPhase, YardView } from '#contract/yard-view';

/** Each way to end, in a word and a sentence. */
export const MODE_WORDS: Readonly<Record<ShutdownMode, { readonly title: string; readonly fate: string }>> = {
  'finish-running': {
    title: 'Finish running',
    fate: 'Running attempts may end. Queued and backing-off tasks are cancelled.',
  },
  'finish-all': {
    title: 'Finish all',
    fate: 'Everything accepted runs to its end, retries included.',
  },
  'cancel-now': {
    title: 'Cancel now',
    fate: 'Running attempts are told to stop; everything else is cancelled.',
  },
};

/** What is left of the grace period, in milliseconds, ≥ 0; null where there is none to run out. */
export function graceLeftMs(view: Pick<YardView, 'phase' | 'shutdown'>, nowMs: number): number | null {
  if (view.phase !== 'draining' || view.shutdown === null || view.shutdown.graceMs === null) return null;
  return Math.max(0, view.shutdown.atMs + view.shutdown.graceMs - nowMs);
}

const ORIGIN_WORDS: Readonly<Record<ShutdownBy, string>> = {
  window: 'asked for in a window',
  api: 'asked for by another program',
  quit: 'asked for by quitting the app',
  interrupt: 'asked for by Ctrl+C or a signal',
  system: 'asked for as the machine goes down',
};

/** What was asked for and by whom, in the middle of a sentence: `finish running, asked for in a window`. */
function askedText({ mode }: ShutdownAsked, by: ShutdownBy | null): string {
  return `${MODE_WORDS[mode].title.toLowerCase()}, ${by === null ? 'on request' : ORIGIN_WORDS[by]}`;
}

/** Each fate in words, as `3 succeeded`. */
export const FATE_WORDS: Readonly<Record<Fate, string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  'timed-out': 'timed out',
  user: 'cancelled on request',
  shutdown: 'cancelled by the shutdown',
  dropped: 'dropped',
  'grace-expired': 'cancelled when the grace passed',
};

/** What an ending yard does, and why. */
export function endingText(phase: YardPhase, asked: ShutdownAsked, by: ShutdownBy | null): string {
  if (phase === 'draining') return `Draining: ${askedText(asked, by)}`;
  if (asked.mode === 'cancel-now') return `Cancelling: ${askedText(asked, by)}`;
  if (asked.cutShortAtMs !== null) return `Cancelling what is left: ${askedText(asked, by)}, was cut short`;
  return `Cancelling: the grace of ${durationText(asked.graceMs)} has passed`;
}

/** How a stopped yard came to stop, in a sentence. */
export function howItStopped(
  { shutdown, atMs }: Pick<YardView, 'shutdown' | 'atMs'>,
  by: ShutdownBy | null,
): string {
  if (shutdown === null) return 'It has not been started yet.';
  const { mode, graceMs, cutShortAtMs } = shutdown;
  const asked = askedText(shutdown, by);
  const begin = `${asked.charAt(0).toUpperCase()}${asked.slice(1)}`;
  if (cutShortAtMs !== null) {
    const until = durationText(cutShortAtMs - shutdown.atMs);
    const thenMs = atMs - cutShortAtMs;
    const done = thenMs < 0.5 ? 'done at once' : `done ${durationText(thenMs)} later`;
    return `${begin}: cut short after ${until}, ${done}.`;
  }
  const tookMs = atMs - shutdown.atMs;
  const done = `${begin}: done in ${durationText(tookMs)}`;
  if (mode === 'cancel-now') return `${done}.`;
  if (graceMs === null) return `${done}, no grace limit.`;
  const passed = tookMs >= graceMs;
  const grace = passed
    ? `its grace of ${durationText(graceMs)} passed`
    : `within its grace of ${durationText(graceMs)}`;
  return `${done}, ${grace}.`;
}
