import { GLYPH_SIZE, GLYPH_STROKE, STATUS_GLYPHS, type StatusTone } from './status-glyph';
import styles from './status-mark.module.css';

export interface StatusMarkProps {
  readonly tone: StatusTone;
  /** What the mark means; read aloud, and shown beside it unless `markOnly`. */
  readonly word: string;
  readonly markOnly?: boolean;
}

/** The mark of a status in its colour, with its word. */
export function StatusMark({ tone, word, markOnly = false }: StatusMarkProps) {
  return (
    <span className={styles.status} data-tone={tone} title={markOnly ? word : undefined}>
      <StatusGlyph tone={tone} />
      <span className={markOnly ? 'visually-hidden' : styles.word}>{word}</span>
    </span>
  );
}

/** The mark alone, for a place that tells its meaning in words already. */
export function StatusGlyph({ tone }: { readonly tone: StatusTone }) {
  const { path, filled } = STATUS_GLYPHS[tone];
  return (
    <svg
      className={styles.glyph}
      data-tone={tone}
      viewBox={`0 0 ${GLYPH_SIZE} ${GLYPH_SIZE}`}
      aria-hidden="true"
    >
      <path
        d={path}
        fill={filled ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth={filled ? 1 : GLYPH_STROKE}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
