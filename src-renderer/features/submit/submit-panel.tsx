import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { PRIORITIES, type Priority } from '#contract/task';
import {
  ARRIVAL_RANGE,
  COUNT_RANGE,
  DEMO_KINDS,
  type DemoKind,
  MAX_NAME_LENGTH,
  type Workload,
} from '#contract/workload';
import type { SubmitReceipt } from '#contract/yard-api';
import { countOf, countText } from '../../components/count-text';
import { FieldGroup } from '../../components/field-group';
import { Fold } from '../../components/fold';
import { NumberField } from '../../components/number-field';
import { Panel } from '../../components/panel';
import { pressProps } from '../../components/press-props';
import { ProblemList } from '../../components/problem-list';
import { firstUnfit } from '../../components/unfit-field';
import type { ActionBus } from '../../state/action-bus';
import { NO_PROBLEMS, problemsByField, withoutField } from '../../state/problem-fields';
import type { ScenarioStore } from '../../state/scenario-store';
import { whyIntakeIsClosed } from '../../state/selectors';
import { useAction } from '../../state/use-action';
import { useScenario, useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import { OwnLimitsFields } from './own-limits-fields';
import styles from './submit-panel.module.css';
import { WeightsFields } from './weights-fields';
import { draftOf, FIRST_DRAFT, type WorkloadDraft, workloadOf } from './workload-draft';

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
const ARRIVAL_WORDS = { burst: 'all at once', constant: 'evenly', poisson: 'Poisson' } as const;

/** Fields behind the fold. */
const FOLDED = new Set([
  'name',
  'own.maxAttempts',
  'own.attemptTimeoutMs',
  'own.queueTimeoutMs',
  'own.totalTimeoutMs',
]);
/** Fields that show their problem themselves. */
const FIELDS = new Set(['count', 'mix', 'priorities', 'arrivals.perSecond', ...FOLDED]);
/** Which field of the workload a part of the form belongs to, where it is called otherwise. */
const FIELD_OF = { perSecond: 'arrivals' } as const satisfies Partial<Record<keyof WorkloadDraft, string>>;

/** The one thing to press first. */
export const RUN_DEMO_ID = 'run-demo';

export interface SubmitPanelProps {
  readonly yard: Yard;
  readonly bus: ActionBus;
  readonly scenario: ScenarioStore;
}

/** Sends work to the yard: the scenario's by one press, or a workload of one's own. */
export function SubmitPanel({ yard, bus, scenario }: SubmitPanelProps) {
  const { preset, chosen } = useScenario(scenario, (state) => state);
  const [draft, setDraft] = useState(FIRST_DRAFT);
  /** What the form was last filled with, and what its numbers go back to. */
  const [filled, setFilled] = useState(FIRST_DRAFT);
  const [more, setMore] = useState(false);
  const fold = useRef<HTMLDivElement>(null);
  const toMend = useRef<HTMLElement>(null);
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [receipt, setReceipt] = useState<{ readonly run: number; readonly of: SubmitReceipt } | null>(null);
  const run = useYard(yard, (state) => state.run);
  const closed = useYard(yard, whyIntakeIsClosed);
  // Choosing a scenario fills the form; what is typed afterwards stays until one is chosen again.
  useEffect(() => {
    if (chosen === 0) return;
    const fresh = draftOf(preset.workload);
    setDraft(fresh);
    setFilled(fresh);
  }, [preset, chosen]);
  // A field behind the fold can take the focus once that is open.
  useEffect(() => {
    if (more) toMend.current?.focus();
    toMend.current = null;
  }, [more]);

  function change(part: Partial<WorkloadDraft>): void {
    setDraft((before) => ({ ...before, ...part }));
    setProblems((before) =>
      Object.keys(part).reduce((left, name) => withoutField(left, fieldOf(name)), before),
    );
  }

  async function submit(workload: Workload): Promise<void> {
    const reply = await yard.api.call({ command: 'submit', workload });
    const refused = reply.ok ? NO_PROBLEMS : problemsByField(reply.problems, 'workload');
    setProblems(refused);
    if (Object.keys(refused).some((field) => FOLDED.has(field))) setMore(true);
    setReceipt(reply.ok ? { run: yard.store.getState().run, of: reply.value } : null);
  }

  function submitForm(form: HTMLFormElement): void {
    if (closed !== null) return;
    const unfit = firstUnfit(form);
    if (unfit === null) {
      void submit(workloadOf(draft));
    } else if (!more && fold.current?.contains(unfit)) {
      toMend.current = unfit;
      setMore(true);
    } else {
      unfit.focus();
    }
  }

  const runDemo = () => void submit(preset.workload);
  useAction(bus, 'run-demo', runDemo, closed ?? true);
  const demo = preset.id === 'lesson' ? 'Run demo' : `Run “${preset.name}”`;

  return (
    <Panel title="Submit">
      <form
        className={styles.form}
        aria-label="Submit a workload"
        onSubmit={(event) => {
          event.preventDefault();
          submitForm(event.currentTarget);
        }}
      >
        <Button
          id={RUN_DEMO_ID}
          className={styles.demo ?? ''}
          size="md"
          fullWidth
          {...pressProps(closed, runDemo, demo)}
        >
          <span className={styles.demoName}>{demo}</span>
        </Button>
        <p className={styles.hint}>{closed ?? preset.about}</p>
        <NumberField
          label="tasks"
          help="How many tasks the workload has."
          value={draft.count}
          range={COUNT_RANGE}
          slider={{ min: 1, max: 10_000, kind: 'doubling' }}
          initial={filled.count}
          problem={problems.count}
          onChange={(count) => change({ count })}
        />
        <WeightsFields
          title="mix"
          keys={DEMO_KINDS}
          help={KIND_HELP}
          weights={draft.mix}
          initial={filled.mix}
          problem={problems.mix}
          onChange={(mix) => change({ mix })}
        />
        <WeightsFields
          title="priority"
          keys={PRIORITIES}
          help={PRIORITY_HELP}
          weights={draft.priorities}
          initial={filled.priorities}
          problem={problems.priorities}
          onChange={(priorities) => change({ priorities })}
        />
        <FieldGroup title="arrival">
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label="arrival"
            value={draft.arrivals}
            data={(['burst', 'constant', 'poisson'] as const).map((value) => ({
              value,
              label: ARRIVAL_WORDS[value],
            }))}
            onChange={(arrivals) => change({ arrivals })}
          />
          {draft.arrivals !== 'burst' && (
            <NumberField
              label="rate"
              unit="/s"
              help="Mean arrivals a second."
              value={draft.perSecond}
              range={ARRIVAL_RANGE}
              slider={{ min: 1, max: 1_000, kind: 'doubling' }}
              initial={filled.perSecond}
              problem={problems['arrivals.perSecond']}
              onChange={(perSecond) => change({ perSecond })}
            />
          )}
        </FieldGroup>
        <Fold ref={fold} label="Name, own limits, ghosts" opened={more} onToggle={() => setMore(!more)}>
          <TextInput
            size="xs"
            label="name"
            placeholder="after their kind"
            classNames={{ root: styles.name ?? '', label: styles.label ?? '' }}
            maxLength={MAX_NAME_LENGTH}
            value={draft.name}
            error={problems.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Switch
            className={styles.ghosts ?? ''}
            size="xs"
            label="bodies ignore cancellation (ghosts)"
            checked={draft.ignoresCancel}
            onChange={(event) => change({ ignoresCancel: event.currentTarget.checked })}
          />
          <OwnLimitsFields own={draft.own} problems={problems} onChange={(own) => change({ own })} />
        </Fold>
        <Button type="submit" variant="default" size="xs" fullWidth {...pressProps(closed)}>
          Submit {countOf(draft.count, 'task')}
        </Button>
        <ProblemList problems={problems} isShownElsewhere={(field) => FIELDS.has(field)} />
        <p className={styles.receipt} role="status">
          {receipt?.run === run && receiptText(receipt.of)}
        </p>
      </form>
    </Panel>
  );
}

function fieldOf(name: string): string {
  return name in FIELD_OF ? FIELD_OF[name as keyof typeof FIELD_OF] : name;
}

const REASONS = {
  'queue-full': 'the queue is full',
  shutdown: 'the yard is shutting down',
  stopped: 'the yard is stopped',
} as const;

/** What became of a submission at the moment it was made; it stays true when more of it has come in. */
export function receiptText(receipt: SubmitReceipt): string {
  const { accepted, rejected, neverSubmitted, reason, toSubmit } = receipt;
  const refused = rejected + neverSubmitted;
  const parts = [`${countText(accepted)} accepted${toSubmit > 0 ? ' at once' : ''}`];
  if (refused > 0) {
    parts.push(`${countText(refused)} rejected${reason === null ? '' : ` (${REASONS[reason]})`}`);
  }
  if (toSubmit > 0) parts.push(`${countText(toSubmit)} follow`);
  return `${parts.join(', ')}.`;
}
