import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Reply } from '#contract/problem';
import { drawSecret, TOKEN_PATTERN } from './api-token';

const FIELD = '--token-file';
/** Rights of a file's group and of everybody else. */
const OTHERS = 0o077;

/** The token that a file holds; where there is no such file, a new token is drawn and kept in it. */
export function readTokenFile(path: string, platform: NodeJS.Platform = process.platform): Reply<string> {
  try {
    const text = readFileSync(path, 'utf8').trim();
    // Windows tells nothing of rights here.
    if (platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0) {
      return refused('a file that only its owner can read', `${JSON.stringify(path)}, which others can`);
    }
    if (TOKEN_PATTERN.test(text)) return { ok: true, value: text };
    return refused('a file with a token of 32 to 256 letters, digits and ._~+/=-', JSON.stringify(path));
  } catch (error) {
    if (!isMissing(error)) return refused('a file that can be read', told(path, error));
  }
  const token = drawSecret();
  try {
    writeFileSync(path, `${token}\n`, { mode: 0o600, flag: 'wx' });
    return { ok: true, value: token };
  } catch (error) {
    return refused('a file that can be written', told(path, error));
  }
}

function refused(expected: string, got: string): Reply<never> {
  return { ok: false, problems: [{ field: FIELD, expected, got }] };
}

function told(path: string, error: unknown): string {
  return `${JSON.stringify(path)} (${error instanceof Error ? error.message : String(error)})`;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
