/** What needs no quotes: it is told from what stands beside it, and shows nothing else than it is. */
const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;
/** What is not seen as it is: control characters, marks of direction, spaces other than the plain one. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/**
 * A text of a command line as a person sees it: what is not plain stands in quotes as JSON writes it, and what would not
 * be seen is written out, so that nothing hides in it.
 */
export function shownText(text: string): string {
  if (PLAIN.test(text)) return text;
  return JSON.stringify(text).replace(UNSEEN, (char) =>
    // By UTF-16 code units, as JSON itself does.
    Array.from({ length: char.length }, (_, at) => escaped(char.charCodeAt(at))).join(''),
  );
}

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
