/** What a mark stands for; every phase of a task has one, in the same colour everywhere. */
export type StatusTone =
  | 'queued'
  | 'running'
  | 'backing-off'
  | 'succeeded'
  | 'failed'
  | 'timed-out'
  | 'cancelled';

/**
 * The marks ○ ▶ ↻ ✓ ✗ ⏱ ⊘ as strokes on a square of 16 units, so that they look alike on every machine,
 * whatever fonts it has, in the page and on canvas.
 */
export const STATUS_GLYPHS: Readonly<
  Record<StatusTone, { readonly path: string; readonly filled: boolean }>
> = {
  queued: { path: 'M8 3 A5 5 0 1 1 8 13 A5 5 0 1 1 8 3 Z', filled: false },
  running: { path: 'M4.5 2.5 L13 8 L4.5 13.5 Z', filled: true },
  'backing-off': { path: 'M12.6 5.2 A5.4 5.4 0 1 0 13.4 8.4 M13.2 1.8 L13 5.6 L9.2 5.4', filled: false },
  succeeded: { path: 'M2.8 8.6 L6.4 12.2 L13.2 4', filled: false },
  failed: { path: 'M3.6 3.6 L12.4 12.4 M12.4 3.6 L3.6 12.4', filled: false },
  'timed-out': {
    path: 'M8 4 A5 5 0 1 1 8 14 A5 5 0 1 1 8 4 Z M8 6.2 L8 9.2 L10 10.4 M6 1.4 L10 1.4',
    filled: false,
  },
  cancelled: {
    path: 'M8 2.6 A5.4 5.4 0 1 1 8 13.4 A5.4 5.4 0 1 1 8 2.6 Z M4.2 11.8 L11.8 4.2',
    filled: false,
  },
};

/** How thick the strokes are, in units of the square. */
export const GLYPH_STROKE = 1.9;
export const GLYPH_SIZE = 16;
