import { z } from 'zod';
import { ACTION_IDS, type ActionId } from '#contract/actions';
import { oneOf } from './expectations';

const error = `at most ${ACTION_IDS.length} actions`;

/** What a window says that it can do now. */
export const ableActionsSchema: z.ZodType<readonly ActionId[]> = z
  .array(oneOf(ACTION_IDS), { error })
  .max(ACTION_IDS.length, { error });
