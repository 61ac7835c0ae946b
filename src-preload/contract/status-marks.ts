import type { TaskPhase } from './task';

/** The mark and word of every phase: the same in lanes, table, charts and terminal. */
export const STATUS_MARKS: Readonly<Record<TaskPhase, { readonly mark: string; readonly word: string }>> = {
  queued: { mark: '○', word: 'queued' },
  running: { mark: '▶', word: 'running' },
  'backing-off': { mark: '↻', word: 'backing off' },
  succeeded: { mark: '✓', word: 'succeeded' },
  failed: { mark: '✗', word: 'failed' },
  'timed-out': { mark: '⏱', word: 'timed out' },
  cancelled: { mark: '⊘', word: 'cancelled' },
};
