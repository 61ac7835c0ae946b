import { Button } from '@mantine/core';
import { useRef } from 'react';
import { countOf } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import type { KeptRun } from '#contract/kept-runs';
import { beganText, KEPT_OUTCOME_WORDS } from '../../components/kept-run-words';
import { pressProps } from '../../components/press-props';
import { Refusal } from '../../components/refusal';
import { StatusMark } from '../../components/status-mark';
import { useFocusHeir } from '../../components/use-focus-heir';
import type { ActionBus } from '../../state/action-bus';
import { useAction } from '../../state/use-action';
import { useCommand } from '../../state/use-command';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './recording-strip.module.css';

export interface RecordingStripProps {
  readonly yard: Yard;
  readonly bus: ActionBus;
  /** Has the focus when the yard is shown again, where the strip had it before. */
  readonly heir: () => HTMLElement | null;
}

/** Says that a recording is shown instead of the yard, which one, how it ended, and the way back. */
export function RecordingStrip({ yard, bus, heir }: RecordingStripProps) {
  const recording = useYard(yard, (state) => state.recording);
  const { refused, send, dismiss } = useCommand(yard);
  const connected = useYard(yard, ({ connection }) => connection.kind === 'open');
  const why = connected ? (recording === null ? 'The yard is shown.' : null) : 'No connection to the yard.';
  const leave = () => void send({ command: 'leave-run' });
  useAction(bus, 'leave-recording', leave, why ?? true);
  return (
    <>
      {recording !== null && <Strip heir={heir} recording={recording} why={why} onLeave={leave} />}
      <Refusal text={refused} onDismiss={dismiss} />
    </>
  );
}

interface StripProps extends Pick<RecordingStripProps, 'heir'> {
  readonly recording: KeptRun;
  /** Why it cannot be left now; null: it can. */
  readonly why: string | null;
  readonly onLeave: () => void;
}

function Strip({ heir, recording, why, onLeave }: StripProps) {
  const self = useRef<HTMLElement>(null);
  useFocusHeir(self, heir);
  const { name, outcome, problem, endedAtMs, counts } = recording;
  const { tone, word, help } = KEPT_OUTCOME_WORDS[outcome];
  return (
    <section ref={self} className={styles.strip} aria-label="Recording">
      <div className={styles.words}>
        <span className={styles.title}>
          <strong>{name === null ? 'Recording' : `Recording of ${name}`}</strong> — read only
        </span>
        <span>
          {beganText(recording)}, {durationText(endedAtMs)}, {countOf(counts.accepted, 'task')}
        </span>
        <span className={styles.outcome}>
          <StatusMark tone={tone} word={word} />
          <span className={styles.help}>{problem === null ? help : `${help} ${problem}`}</span>
        </span>
      </div>
      <Button size="xs" {...pressProps(why, onLeave)}>
        Back to the yard
      </Button>
    </section>
  );
}
