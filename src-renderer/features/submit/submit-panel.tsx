import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { isProgram } from '#contract/work';
import type { Workload } from '#contract/workload';
import { Fold } from '../../components/fold';
import { Panel } from '../../components/panel';
import { pressProps } from '../../components/press-props';
import { ProblemList } from '../../components/problem-list';
import { firstUnfit } from '../../components/unfit-field';
import type { ActionBus } from '../../state/action-bus';
import type { ScenarioStore } from '../../state/scenario-store';
import { whyIntakeIsClosed } from '../../state/selectors';
import { useAction } from '../../state/use-action';
import { useScenario, useYard } from '../../state/use-store';
import { useAbilities } from '../../state/yard-abilities';
import type { Yard } from '../../state/yard-store';
import { changedFields } from './changed-fields';
import { MoreFields } from './more-fields';
import { ProgramDialog, programKey } from './program-dialog';
import { receiptText } from './receipt-text';
import { SubmitButton } from './submit-button';
import styles from './submit-panel.module.css';
import { useSubmission } from './use-submission';
import { useWorkloadForm } from './use-workload-form';
import type { WorkloadDraft } from './workload-draft';
import { workloadOf } from './workload-draft';
import { WorkloadFields } from './workload-fields';

/** Fields behind the fold. */
const FOLDED = /^(name|own)\b/;
/** Fields that show their problem themselves. */
const FIELDS = /^(count|mix|priorities|arrivals|name|own\.\w+|work\.(?!executor$)\w+)/;

/** The one thing to press first. */
export const RUN_DEMO_ID = 'run-demo';

export interface SubmitPanelProps {
  readonly yard: Yard;
  readonly bus: ActionBus;
  readonly scenario: ScenarioStore;
}

/** Sends work to the yard: the scenario's by one press, or a workload of one's own. */
export function SubmitPanel({ yard, bus, scenario }: SubmitPanelProps) {
  const preset = useScenario(scenario, (state) => state.preset);
  const { draft, filled, change, isBroughtProgram } = useWorkloadForm(scenario);
  const { problems, receipt, send, forget } = useSubmission(yard);
  const [more, setMore] = useState(false);
  const [asked, setAsked] = useState<Workload | null>(null);
  /** Programs out of files that somebody has looked at and let run. */
  const letRun = useRef(new Set<string>());
  const fold = useRef<HTMLDivElement>(null);
  const toMend = useRef<HTMLElement>(null);
  const closed = useYard(yard, whyIntakeIsClosed);
  const programs = useAbilities(yard)?.programs ?? true;
  const noPrograms = programs === true ? null : `Scripts and commands cannot be run from here: ${programs}.`;
  // A field behind the fold can take the focus once that is open.
  useEffect(() => {
    if (more) toMend.current?.focus();
    toMend.current = null;
  }, [more]);

  async function submit(workload: Workload): Promise<void> {
    const refused = await send(workload);
    if (Object.keys(refused).some((field) => FOLDED.test(field))) setMore(true);
  }

  /** Asks first where a file has brought a program that nobody has looked at yet. */
  function submitBrought(workload: Workload): void {
    const key = programKey(workload.work);
    if (key === null || letRun.current.has(key)) void submit(workload);
    else setAsked(workload);
  }

  function submitForm(form: HTMLFormElement): void {
    if (whyNot !== null) return;
    const unfit = firstUnfit(form);
    const workload = workloadOf(draft);
    if (unfit === null && workload !== null) {
      if (isBroughtProgram) submitBrought(workload);
      else void submit(workload);
    } else if (!more && fold.current?.contains(unfit)) {
      toMend.current = unfit;
      setMore(true);
    } else {
      unfit?.focus();
    }
  }

  const whyNot = closed ?? (isProgram({ executor: draft.doing }) ? noPrograms : null);
  const whyNoDemo =
    closed ?? (preset.workload.work !== undefined && isProgram(preset.workload.work) ? noPrograms : null);
  const runDemo = () => submitBrought(preset.workload);
  useAction(bus, 'run-demo', runDemo, whyNoDemo ?? true);
  const demo = preset.id === 'lesson' ? 'Run demo' : `Run “${preset.name}”`;

  return (
    <Panel
      title="Submit"
      aside={
        <Button
          className={styles.import ?? ''}
          size="compact-xs"
          variant="subtle"
          title="Submit a list of tasks out of a file"
          onClick={() => bus.perform('import-tasks')}
        >
          Import a list…
        </Button>
      }
    >
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
          {...pressProps(whyNoDemo, runDemo, demo)}
        >
          <span className={styles.demoName}>{demo}</span>
        </Button>
        <p className={styles.hint}>{closed ?? preset.about}</p>
        <WorkloadFields
          {...{ yard, bus, draft, filled, problems, noPrograms }}
          onChange={(part: Partial<WorkloadDraft>) => {
            change(part);
            forget(changedFields(draft, part));
          }}
        />
        <Fold
          ref={fold}
          label={draft.doing === 'demo' ? 'Name, own limits, ghosts' : 'Name, own limits'}
          opened={more}
          onToggle={() => setMore(!more)}
        >
          <MoreFields
            draft={draft}
            problems={problems}
            onChange={(part) => {
              change(part);
              forget(changedFields(draft, part));
            }}
          />
        </Fold>
        <SubmitButton draft={draft} why={whyNot} />
        <ProblemList problems={problems} isShownElsewhere={(field) => FIELDS.test(field)} />
        <p className={styles.receipt} role="status">
          {receipt !== null && receiptText(receipt)}
        </p>
      </form>
      <ProgramDialog
        workload={asked}
        onClose={() => setAsked(null)}
        onConfirm={(workload) => {
          letRun.current.add(programKey(workload.work) ?? '');
          void submit(workload);
        }}
      />
    </Panel>
  );
}
