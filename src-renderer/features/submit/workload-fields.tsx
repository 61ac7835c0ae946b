import { PRIORITIES, type Priority } from '#contract/task';
import { COUNT_RANGE, DEMO_KINDS, type DemoKind } from '#contract/workload';
import { NumberField } from '../../components/number-field';
import type { ActionBus } from '../../state/action-bus';
import type { ProblemsByField } from '../../state/problem-fields';
import { useAbilities } from '../../state/yard-abilities';
import type { Yard } from '../../state/yard-store';
import { ArrivalsFields } from './arrivals/arrivals-fields';
import { WeightsFields } from './weights-fields';
import { WorkFields } from './work/work-fields';
import type { WorkloadDraft } from './workload-draft';

const KIND_HELP: Readonly<Record<DemoKind, string>> = {
  normal: 'Runs 100–500 ms and succeeds.',
  unstable: 'Runs 50–250 ms; its first attempt fails, its second succeeds.',
  slow: 'Needs 5 s, so that it times out at 2 s.',
  failing: 'Runs 50–200 ms and always fails.',
};
const PRIORITY_HELP: Readonly<Record<Priority, string>> = {
  high: 'Goes before medium and low.',
  medium: 'Goes before low.',
  low: 'Goes when nothing more urgent waits.',
};

export interface WorkloadFieldsProps {
  readonly yard: Yard;
  readonly bus: ActionBus;
  readonly draft: WorkloadDraft;
  readonly filled: WorkloadDraft;
  readonly problems: ProblemsByField;
  /** Why programs may not be run from here; null: they may. */
  readonly noPrograms: string | null;
  readonly onChange: (part: Partial<WorkloadDraft>) => void;
}

/** What is submitted: what the tasks do, how many there are, how urgent, and when they arrive. */
export function WorkloadFields(props: WorkloadFieldsProps) {
  const { yard, bus, draft, filled, problems, noPrograms, onChange } = props;
  const target = useAbilities(yard)?.target ?? true;
  return (
    <>
      <WorkFields
        doing={draft.doing}
        works={draft.works}
        initial={filled.works}
        problems={problems}
        noPrograms={noPrograms}
        noTarget={target === true ? null : target}
        onShowFaults={() => bus.perform('show-faults')}
        demo={
          <WeightsFields
            title="mix"
            keys={DEMO_KINDS}
            help={KIND_HELP}
            weights={draft.mix}
            initial={filled.mix}
            problem={problems.mix}
            onChange={(mix) => onChange({ mix })}
          />
        }
        onChoose={(doing) => onChange({ doing })}
        onChange={(part) => onChange({ works: { ...draft.works, ...part } })}
      />
      <NumberField
        label="tasks"
        help="How many tasks the workload has."
        value={draft.count}
        range={COUNT_RANGE}
        slider={{ min: 1, max: 10_000, kind: 'doubling' }}
        initial={filled.count}
        problem={problems.count}
        onChange={(count) => onChange({ count })}
      />
      <WeightsFields
        title="priority"
        keys={PRIORITIES}
        help={PRIORITY_HELP}
        weights={draft.priorities}
        initial={filled.priorities}
        problem={problems.priorities}
        onChange={(priorities) => onChange({ priorities })}
      />
      <ArrivalsFields
        arrivals={draft.arrivals}
        initial={filled.arrivals}
        problems={problems}
        onChange={(arrivals) => onChange({ arrivals })}
      />
    </>
  );
}
