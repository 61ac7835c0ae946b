import type { Reply } from '#contract/problem';

/** The value of `--port`: null where none was asked for. */
export function parsePort(text: string | undefined): Reply<number | null> {
  if (text === undefined) return { ok: true, value: null };
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return { ok: true, value: Number(text) };
  const expected = 'a whole number from 0 to 65535 (0: any free port)';
  return { ok: false, problems: [{ field: '--port', expected, got: JSON.stringify(text) }] };
}
