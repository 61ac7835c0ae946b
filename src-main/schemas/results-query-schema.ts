import { z } from 'zod';
import type { ExportQuery } from '#contract/results-export';
import { MAX_PAGE_ROWS, RESULT_SORTS, type ResultsQuery } from '#contract/results-query';
import { TASK_PHASES } from '#contract/task';
import { flag, numberIn, objectOf, oneOf, textUpTo } from './expectations';

export const MAX_SEARCH_LENGTH = 200;

const severalPhases = `at most ${TASK_PHASES.length} phases, or null`;

/** Which tasks a table shows. */
export const filterShape = {
  // Its length is looked at before its items are: a stranger's list may be huge.
  phases: z.nullable(
    z
      .array(z.unknown(), { error: severalPhases })
      .max(TASK_PHASES.length, { error: severalPhases })
      .pipe(z.array(oneOf(TASK_PHASES))),
  ),
  search: textUpTo(MAX_SEARCH_LENGTH),
};

const sort = objectOf({ by: oneOf(RESULT_SORTS), descending: flag() });

export const exportQuerySchema: z.ZodType<ExportQuery> = objectOf({ ...filterShape, sort });

export const resultsQuerySchema: z.ZodType<ResultsQuery> = objectOf({
  ...filterShape,
  sort,
  offset: numberIn({ min: 0, max: Number.MAX_SAFE_INTEGER, integer: true }),
  limit: numberIn({ min: 1, max: MAX_PAGE_ROWS, integer: true }),
  placeOf: numberIn({ min: 1, max: Number.MAX_SAFE_INTEGER, integer: true }).exactOptional(),
});
