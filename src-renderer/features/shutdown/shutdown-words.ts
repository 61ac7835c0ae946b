import type { ShutdownBy } from '#contract/feed-message';
import type { ShutdownMode } from '#contract/task-event';
import type { Fate, YardView } from '#contract/yard-view';
import { durationText } from '../../components/duration-text';

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

/** Who asked for a shutdown, in words. */
export const ORIGIN_WORDS: Readonly<Record<ShutdownBy, string>> = {
  window: 'from a window',
  quit: 'on leaving the app',
  interrupt: 'by Ctrl+C or a signal',
  system: 'because the machine goes down',
};

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

/** How a stopped yard came to stop, in a sentence. */
export function howItStopped(
  { shutdown, atMs }: Pick<YardView, 'shutdown' | 'atMs'>,
  by: ShutdownBy | null,
): string {
  if (shutdown === null) return 'It has not been started yet.';
  const { mode, graceMs } = shutdown;
  const tookMs = atMs - shutdown.atMs;
  const who = by === null ? 'on request' : ORIGIN_WORDS[by];
  const asked = `Shut down ${who}: ${MODE_WORDS[mode].title.toLowerCase()}, done in ${durationText(tookMs)}`;
  if (mode === 'cancel-now') return `${asked}.`;
  if (graceMs === null) return `${asked}, no grace limit.`;
  const passed = tookMs >= graceMs;
  const grace = passed
    ? `its grace of ${durationText(graceMs)} passed`
    : `within its grace of ${durationText(graceMs)}`;
  return `${asked}; ${grace}.`;
}
