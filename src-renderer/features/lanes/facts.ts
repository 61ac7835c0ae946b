import type { StatusTone } from '../../components/status-glyph';

/** What is told of something in the picture, for a card or to be read aloud. */
export interface Facts {
  readonly title: string;
  readonly status: { readonly tone: StatusTone; readonly word: string } | null;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  /** One sentence more; null: none. */
  readonly note: string | null;
}

/** The same as one sentence. */
export function factsInWords({ title, status, lines, note }: Facts): string {
  const words = lines.map(({ label, value }) => `${label} ${value}`.trim());
  return [title, ...(status === null ? [] : [status.word]), ...words, ...(note === null ? [] : [note])].join(
    ', ',
  );
}
