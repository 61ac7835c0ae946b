import { z } from 'zod';
import { fromOne } from './counted';
import { objectOf } from './expectations';

/** What a program that serves the loopback API leaves for others of the same user, so that they find it. */
export interface ServingNote {
  /** Without a path, as `http://127.0.0.1:4780`. */
  readonly url: string;
  readonly token: string;
  /** The process that serves. */
  readonly pid: number;
  /** ISO 8601. */
  readonly startedAt: string;
}

export const servingNoteSchema: z.ZodType<ServingNote> = objectOf({
  url: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+$/),
  token: z.string().min(1),
  pid: fromOne,
  startedAt: z.string(),
});
