/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Piece = Html | string | number | null | readonly Piece[];

/** HTML in which everything that is put in is escaped, but for what is HTML already. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = strings[0] ?? '';
  for (const [at, piece] of pieces.entries()) text += textOf(piece) + (strings[at + 1] ?? '');
  return new Html(text);
}

function textOf(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(textOf).join('');
  return (
    String(piece)
      .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
      // Not even in a page of text may these stand.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it is about
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
  );
}
