/** A stretch of a file's text. */
export interface TextPart {
  readonly text: string;
  /** How much of the file has been read with it, in bytes. */
  readonly bytes: number;
}

/** A character may begin in one part and end in the next: so many bytes of it at most. */
const CARRIED_BYTES = 3;

/**
 * The text of a file, a part at a time: the next is read from disk when it is asked for.
 *
 * @param maxLength of a part, in UTF-16 code units: no byte of UTF-8 makes more than one
 * @throws where it cannot be read, or is no UTF-8
 */
export async function* textParts(file: Blob, maxLength: number): AsyncGenerator<TextPart> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const step = maxLength - CARRIED_BYTES;
  for (let at = 0; at < file.size; at += step) {
    const bytes = Math.min(at + step, file.size);
    const text = decoder.decode(await file.slice(at, bytes).arrayBuffer(), { stream: bytes < file.size });
    if (text !== '') yield { text, bytes };
  }
}
