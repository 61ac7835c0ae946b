import type { z } from 'zod';
import type { Problem, Reply } from '#contract/problem';
import { MAX_SHOWN_LENGTH, shortened, shownValue } from './shown-value';

/** However much is wrong with an input, no reply tells more. */
export const MAX_PROBLEMS = 20;

/**
 * The one door for what a stranger sends: the value where the input fits the schema, else what is wrong
 * with it, one problem a field. Never throws, whatever the input is.
 *
 * @param root what a problem of the input as a whole calls its field
 */
export function parseWith<T>(schema: z.ZodType<T>, input: unknown, root = 'input'): Reply<T> {
  // Reading the input may throw, as an object with a throwing getter does.
  try {
    const parsed = schema.safeParse(input);
    return parsed.success ? { ok: true, value: parsed.data } : refuse(problemsIn(parsed.error, input, root));
  } catch {
    return refuse([{ field: root, expected: 'plain data', got: 'something that cannot be read' }]);
  }
}

function problemsIn(error: z.ZodError, input: unknown, root: string): Problem[] {
  const problems = new Map<string, Problem>();
  for (const issue of error.issues) {
    for (const problem of problemsOf(issue, input, root)) {
      if (problems.size >= MAX_PROBLEMS) break;
      // The first issue of a field is the deepest reason; those after it follow from it.
      if (!problems.has(problem.field)) problems.set(problem.field, problem);
    }
  }
  return [...problems.values()];
}

function refuse(problems: readonly Problem[]): Reply<never> {
  return { ok: false, problems };
}

function* problemsOf(issue: z.core.$ZodIssue, input: unknown, root: string): Generator<Problem> {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      yield {
        field: fieldOf([...issue.path, shortened(key, MAX_SHOWN_LENGTH)], root),
        expected: 'no such field',
        got: shownValue(valueAt(input, [...issue.path, key])),
      };
    }
    return;
  }
  yield {
    field: fieldOf(issue.path, root),
    expected: issue.message,
    got: shownValue(valueAt(input, issue.path)),
  };
}

/** `changes[0].patch.workers`. */
function fieldOf(path: readonly PropertyKey[], root: string): string {
  let field = '';
  for (const key of path) {
    if (typeof key === 'number') field += `[${key}]`;
    else field += field === '' ? String(key) : `.${String(key)}`;
  }
  return field === '' ? root : field;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
