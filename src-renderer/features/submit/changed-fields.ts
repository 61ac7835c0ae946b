import type { WorkloadDraft } from './workload-draft';

/** The fields of the workload that a change of the form changes: what was wrong with them is so no more. */
export function changedFields(before: WorkloadDraft, part: Partial<WorkloadDraft>): readonly string[] {
  return Object.keys(part).flatMap((name) => {
    if (name === 'doing') return ['work'];
    if (name !== 'works') return [name];
    const { doing } = before;
    if (doing === 'demo' || part.works === undefined) return [];
    const was: Readonly<Record<string, unknown>> = { ...before.works[doing] };
    const is = Object.entries(part.works[doing]);
    return is.filter(([field, value]) => value !== was[field]).map(([field]) => `work.${field}`);
  });
}
