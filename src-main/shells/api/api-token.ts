import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Of a drawn token, in bytes. */
const TOKEN_BYTES = 32;

/** What a token given by somebody may be: long enough that nobody guesses it, and fit for a header. */
export const TOKEN_PATTERN = /^[A-Za-z0-9._~+/=-]{32,256}$/;

/** A secret of 256 bits, as text that fits in addresses and headers. */
export function drawSecret(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Compares texts with a secret in a time that tells nothing of it. */
export class SecretCheck {
  readonly #digest: Buffer;

  constructor(secret: string) {
    this.#digest = digestOf(secret);
  }

  matches(text: string): boolean {
    return timingSafeEqual(digestOf(text), this.#digest);
  }
}

/** The token of an Authorization header; null where there is none. */
export function bearerOf(authorization: string | undefined): string | null {
  return /^Bearer +([^\s,]+)$/i.exec(authorization ?? '')?.[1] ?? null;
}

/** All alike in length, whatever came. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
