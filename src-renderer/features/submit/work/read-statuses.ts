import { MAX_EXPECTED_STATUSES, STATUS_RANGE } from '#contract/work';

/** What somebody has typed as statuses, or what is wrong with it. */
export type ReadStatuses =
  | { readonly ok: true; readonly value: readonly number[] }
  | { readonly ok: false; readonly problem: string };

/** Statuses apart by spaces or commas, each once; nothing typed: none. */
export function readStatuses(typed: string): ReadStatuses {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '');
  const unfit = words.find((word) => !isStatus(word));
  if (unfit !== undefined) {
    const { min, max } = STATUS_RANGE;
    return { ok: false, problem: `Expected statuses from ${min} to ${max}, as 200 404, got ${unfit}.` };
  }
  const value = [...new Set(words.map(Number))];
  if (value.length > MAX_EXPECTED_STATUSES) {
    return { ok: false, problem: `Expected at most ${MAX_EXPECTED_STATUSES} statuses, got ${value.length}.` };
  }
  return { ok: true, value };
}

function isStatus(word: string): boolean {
  return /^\d{3}$/.test(word) && Number(word) >= STATUS_RANGE.min && Number(word) <= STATUS_RANGE.max;
}
