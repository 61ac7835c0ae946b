import { useRef, useState } from 'react';
import { FieldGroup } from '../../components/field-group';
import { Fold } from '../../components/fold';
import { Panel } from '../../components/panel';
import { ProblemList } from '../../components/problem-list';
import type { ScenarioStore } from '../../state/scenario-store';
import { selectPhase, whyLimitsAreClosed } from '../../state/selectors';
import { useScenario, useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import { BackoffFields } from './backoff-fields';
import { ChangedLimits } from './changed-limits';
import { JitterFields } from './jitter-fields';
import styles from './limits-panel.module.css';
import { PriorityFields } from './priority-fields';
import { QueueFields } from './queue-fields';
import { RateFields } from './rate-fields';
import { TimeoutField } from './timeout-field';
import { useLimitsForm } from './use-limits-form';
import { WorkersFields } from './workers-fields';

/** Fields of the form, each of which shows its own problem. */
const FIELDS =
  /^(workers|maxAttempts|\w+TimeoutMs|backoff|backoffLane|jitter|rate|priority|queueCapacity|overflow)/;

export interface LimitsPanelProps {
  readonly yard: Yard;
  readonly scenario: ScenarioStore;
}

/** Every limit of the yard; each change holds from its moment on. */
export function LimitsPanel({ yard, scenario }: LimitsPanelProps) {
  const { preset } = useScenario(scenario, (state) => state);
  const self = useRef<HTMLDivElement>(null);
  const form = useLimitsForm(yard);
  const closed = useYard(yard, whyLimitsAreClosed);
  const phase = useYard(yard, selectPhase);
  const isRecording = useYard(yard, ({ recording }) => recording !== null);
  const [more, setMore] = useState(false);
  const { limits, problems, change } = form;
  if (limits === null) {
    return (
      <Panel title="Limits">
        <p className={styles.hint}>{closed ?? 'Waiting for the yard.'}</p>
      </Panel>
    );
  }
  const fields = { limits, problems, change, disabled: closed !== null };
  const holds = phase === 'stopped' ? 'for the next run' : 'apply at once';
  const aside =
    closed === null ? (
      <ChangedLimits
        yard={yard}
        preset={preset}
        otherwise={holds}
        heir={() => self.current?.querySelector<HTMLElement>('input:not([type=hidden])') ?? null}
      />
    ) : (
      <span className={styles.aside}>{closed}</span>
    );
  return (
    <Panel title="Limits" aside={aside}>
      <div ref={self} className={styles.fields} data-recorded={isRecording || undefined}>
        <WorkersFields {...fields} />
        <TimeoutField
          {...fields}
          limit="attemptTimeoutMs"
          label="timeout"
          help="How long one attempt may run, from its start."
          whenOn={2_000}
        />
        <BackoffFields {...fields} />
        <RateFields {...fields} />
        <Fold label="More limits" opened={more} onToggle={() => setMore(!more)}>
          <FieldGroup title="timeouts">
            <TimeoutField
              {...fields}
              limit="queueTimeoutMs"
              label="queue"
              help="How long a task may wait for its first start."
              whenOn={5_000}
            />
            <TimeoutField
              {...fields}
              limit="totalTimeoutMs"
              label="total"
              help="How long a task may take in all, waits and backoff included."
              whenOn={10_000}
            />
          </FieldGroup>
          <JitterFields {...fields} />
          <PriorityFields {...fields} />
          <QueueFields {...fields} />
        </Fold>
        <ProblemList problems={problems} isShownElsewhere={(field) => FIELDS.test(field)} />
      </div>
    </Panel>
  );
}
