import type { Problem } from '#contract/problem';

/** Problems by the field they are shown at. */
export type ProblemsByField = Readonly<Record<string, string>>;

export const NO_PROBLEMS: ProblemsByField = {};

/**
 * Problems in the words of the form that caused them: `workload.count` of a command is `count` of the form
 * whose `root` is `workload`. What belongs to no field of the form keeps its own path.
 */
export function problemsByField(problems: readonly Problem[], root: string): ProblemsByField {
  const byField: Record<string, string> = {};
  for (const { field, expected, got } of problems) {
    const own = field.startsWith(`${root}.`) ? field.slice(root.length + 1) : field;
    byField[own] ??= `Expected ${expected}, got ${got}.`;
  }
  return byField;
}

/** Without what is wrong with a field or with a part of it: it has been changed since. */
export function withoutField(problems: ProblemsByField, field: string): ProblemsByField {
  return Object.fromEntries(Object.entries(problems).filter(([at]) => !isWithin(at, field)));
}

/** What is wrong with a field or, first, with a part of it, as `args[3]` is one of `args`; undefined: nothing. */
export function problemAt(problems: ProblemsByField, field: string): string | undefined {
  return problems[field] ?? Object.entries(problems).find(([at]) => isWithin(at, field))?.[1];
}

function isWithin(at: string, field: string): boolean {
  return at === field || at.startsWith(`${field}.`) || at.startsWith(`${field}[`);
}
