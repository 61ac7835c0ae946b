import { z } from 'zod';
import type { Reply } from '#contract/problem';
import { parseWith } from '../../schemas/problems';

/** The envelope alone: what the command is, the yard's own door checks. */
export interface RawRequest {
  readonly id: number;
  readonly command?: unknown;
}

const requestSchema: z.ZodType<RawRequest> = z.object(
  {
    id: z.int({ error: 'a whole number from 0' }).min(0, { error: 'a whole number from 0' }),
    command: z.unknown().optional(),
  },
  { error: 'an object {id, command}' },
);

/** Reads the text of a web socket message. */
export function parseRequest(text: string): Reply<RawRequest> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const got = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    return { ok: false, problems: [{ field: 'message', expected: 'JSON of {id, command}', got }] };
  }
  return parseWith(requestSchema, json, 'message');
}
