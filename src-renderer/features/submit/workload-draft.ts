import type { OwnLimits, Priority } from '#contract/task';
import { type DemoKind, LESSON_WORKLOAD, type Workload } from '#contract/workload';

/** What the form holds: a workload whose optional parts are always there. */
export interface WorkloadDraft {
  readonly count: number;
  readonly mix: Readonly<Record<DemoKind, number>>;
  readonly priorities: Readonly<Record<Priority, number>>;
  readonly arrivals: 'burst' | 'constant' | 'poisson';
  /** Arrivals a second, where they do not come all at once. */
  readonly perSecond: number;
  /** Empty: the tasks are called after their kinds. */
  readonly name: string;
  readonly ignoresCancel: boolean;
  /** Where one is absent the yard's holds. */
  readonly own: OwnLimits;
}

const DEFAULT_PER_SECOND = 20;

export const FIRST_DRAFT: WorkloadDraft = {
  count: 120,
  mix: LESSON_WORKLOAD.mix,
  priorities: LESSON_WORKLOAD.priorities,
  arrivals: 'burst',
  perSecond: DEFAULT_PER_SECOND,
  name: '',
  ignoresCancel: false,
  own: {},
};

/** A preset's workload in the form. */
export function draftOf(workload: Workload): WorkloadDraft {
  const { count, mix, priorities, arrivals, name = '', ignoresCancel = false, own = {} } = workload;
  const kind = arrivals.kind === 'constant' || arrivals.kind === 'poisson' ? arrivals.kind : 'burst';
  const perSecond = 'perSecond' in arrivals ? arrivals.perSecond : DEFAULT_PER_SECOND;
  return { count, mix, priorities, arrivals: kind, perSecond, name, ignoresCancel, own };
}

/** The workload as the yard takes it. */
export function workloadOf(draft: WorkloadDraft): Workload {
  const name = draft.name.trim();
  return {
    count: draft.count,
    mix: draft.mix,
    priorities: draft.priorities,
    arrivals:
      draft.arrivals === 'burst' ? { kind: 'burst' } : { kind: draft.arrivals, perSecond: draft.perSecond },
    ...(name === '' ? {} : { name }),
    ...(draft.ignoresCancel ? { ignoresCancel: true } : {}),
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
