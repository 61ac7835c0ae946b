import { z } from 'zod';
import type { Reply } from '#contract/problem';
import { MAX_PAGE_ROWS, RESULT_SORTS, type ResultSort, type ResultsQuery } from '#contract/results-query';
import { TASK_PHASES, type TaskPhase } from '#contract/task';
import { apiWords } from './api-words';
import { fromZero } from './counted';
import { numberIn, objectOf, oneOf, textUpTo } from './expectations';
import { parseWith } from './problems';
import { MAX_SEARCH_LENGTH } from './results-query-schema';

/** Rows of a page where no other number is asked for. */
export const DEFAULT_PAGE_ROWS = 50;

/** What may be asked of the results by an address. */
export interface ResultsParameters {
  readonly phase?: readonly TaskPhase[];
  readonly search?: string;
  readonly sort?: ResultSort;
  readonly order?: 'asc' | 'desc';
  readonly offset?: number;
  readonly limit?: number;
}

/** Which run a task's number is of. */
export interface RunParameters {
  readonly run?: number;
}

export const resultsParametersSchema = objectOf({
  phase: z
    .array(oneOf(TASK_PHASES), { error: `at most ${TASK_PHASES.length} phases` })
    .max(TASK_PHASES.length, { error: `at most ${TASK_PHASES.length} phases` })
    .exactOptional()
    .register(apiWords, { description: 'Only these phases; repeat it for several. Default: all' }),
  search: textUpTo(MAX_SEARCH_LENGTH)
    .exactOptional()
    .register(apiWords, { description: 'Found in number, name, kind, error or output, whatever the case' }),
  sort: oneOf(RESULT_SORTS).exactOptional().register(apiWords, { description: 'Default: task' }),
  order: oneOf(['asc', 'desc']).exactOptional().register(apiWords, { description: 'Default: asc' }),
  offset: fromZero.exactOptional().register(apiWords, { description: 'Rows to skip. Default: 0' }),
  limit: numberIn({ min: 1, max: MAX_PAGE_ROWS, integer: true })
    .exactOptional()
    .register(apiWords, { description: `Rows to give. Default: ${DEFAULT_PAGE_ROWS}` }),
}) satisfies z.ZodType<ResultsParameters>;

export const runParametersSchema = objectOf({
  run: fromZero
    .exactOptional()
    .register(apiWords, { description: 'The run that the task is of. Default: the one that is on' }),
}) satisfies z.ZodType<RunParameters>;

export const noParametersSchema: z.ZodType<Record<never, never>> = objectOf({});

/** The query that they ask for. */
export function resultsQueryOf(parameters: ResultsParameters): ResultsQuery {
  const { phase, search = '', sort = 'task', order = 'asc', offset = 0 } = parameters;
  const { limit = DEFAULT_PAGE_ROWS } = parameters;
  const by = { by: sort, descending: order === 'desc' };
  return { phases: phase ?? null, search, sort: by, offset, limit };
}

/**
 * Reads the parameters of an address, which are texts all: what is a number or a list by its schema is made one where
 * it can be, and else told as it came.
 *
 * @param raw texts, and lists of texts where a name is repeated
 */
export function parseParameters<T>(schema: z.ZodType<T>, raw: unknown): Reply<T> {
  const texts = Object.entries((raw ?? {}) as Readonly<Record<string, unknown>>);
  const shape = schema instanceof z.ZodObject ? (schema.shape as Readonly<Record<string, unknown>>) : {};
  const read = texts.map(([name, value]) => [name, readParameter(shape[name], value)]);
  return parseWith(schema, Object.fromEntries(read), 'query');
}

function readParameter(schema: unknown, value: unknown): unknown {
  const inner = schema instanceof z.ZodExactOptional ? schema.unwrap() : schema;
  if (inner instanceof z.ZodArray) return Array.isArray(value) ? value : [value];
  const isNumber = inner instanceof z.ZodNumber && typeof value === 'string';
  return isNumber && /^-?\d{1,16}(\.\d{1,16})?$/.test(value) ? Number(value) : value;
}
