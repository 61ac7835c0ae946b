import type { OwnLimits, Priority } from '#contract/task';
import { type DemoKind, LESSON_WORKLOAD, type Workload } from '#contract/workload';
import { type ArrivalsDraft, arrivalsDraftOf, arrivalsOf, FIRST_ARRIVALS } from './arrivals/arrivals-draft';
import { FIRST_WORKS, type TaskDoing, type WorkDrafts, workOf } from './work/work-draft';
import { worksWith } from './work/work-draft-of';

/** What the form holds: a workload whose optional parts are always there. */
export interface WorkloadDraft {
  readonly count: number;
  readonly doing: TaskDoing;
  readonly works: WorkDrafts;
  readonly mix: Readonly<Record<DemoKind, number>>;
  readonly priorities: Readonly<Record<Priority, number>>;
  readonly arrivals: ArrivalsDraft;
  /** Empty: the tasks are called after their kinds. */
  readonly name: string;
  readonly ignoresCancel: boolean;
  /** Where one is absent the yard's holds. */
  readonly own: OwnLimits;
}

export const FIRST_DRAFT: WorkloadDraft = {
  count: 120,
  doing: 'demo',
  works: FIRST_WORKS,
  mix: LESSON_WORKLOAD.mix,
  priorities: LESSON_WORKLOAD.priorities,
  arrivals: FIRST_ARRIVALS,
  name: '',
  ignoresCancel: false,
  own: {},
};

/** A preset's workload in the form; what it says nothing of, as other kinds of work, stays as it was. */
export function draftOf(workload: Workload, before: WorkloadDraft): WorkloadDraft {
  const { count, work, mix, priorities, arrivals, name = '', ignoresCancel = false, own = {} } = workload;
  return {
    ...{ count, mix, priorities, name, ignoresCancel, own },
    doing: work?.executor ?? 'demo',
    works: work === undefined ? before.works : worksWith(work, before.works),
    arrivals: arrivalsDraftOf(arrivals, before.arrivals),
  };
}

/** The workload as the yard takes it; null where a text of the form cannot be read. */
export function workloadOf(draft: WorkloadDraft): Workload | null {
  const name = draft.name.trim();
  const work = draft.doing === 'demo' ? undefined : workOf(draft.doing, draft.works);
  if (work === null) return null;
  return {
    count: draft.count,
    ...(work === undefined ? {} : { work }),
    mix: draft.mix,
    priorities: draft.priorities,
    arrivals: arrivalsOf(draft.arrivals),
    ...(name === '' ? {} : { name }),
    // Real work has no body that could ignore it.
    ...(draft.ignoresCancel && work === undefined ? { ignoresCancel: true } : {}),
    ...(Object.keys(draft.own).length === 0 ? {} : { own: draft.own }),
  };
}

/** The share of each weight in their sum, in whole percent; 0 where all are 0. */
export function sharesOf<K extends string>(
  keys: readonly K[],
  weights: Readonly<Record<K, number>>,
): Readonly<Record<K, number>> {
  const sum = keys.reduce((total, key) => total + weights[key], 0);
  const shares = {} as Record<K, number>;
  for (const key of keys) shares[key] = sum === 0 ? 0 : Math.round((weights[key] / sum) * 100);
  return shares;
}
