import { Button } from '@mantine/core';
import { useRef } from 'react';
import { limitChangeText } from '#contract/limit-change-text';
import type { Preset } from '#contract/presets';
import { Refusal } from '../../components/refusal';
import { useFocusHeir } from '../../components/use-focus-heir';
import { changesSince } from '../../state/scenario-store';
import { useCommand } from '../../state/use-command';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './limits-panel.module.css';

export interface ChangedLimitsProps {
  readonly yard: Yard;
  readonly preset: Preset;
  /** What is said where nothing is changed. */
  readonly otherwise: string;
  /** What has the focus when there is nothing more to set back. */
  readonly heir: () => HTMLElement | null;
}

/**
 * Where the yard's limits are not the scenario's any more: which, and the way back to them. It stands on a line that
 * is there anyway: a line that came with a change would move what somebody is about to press.
 */
export function ChangedLimits({ yard, preset, otherwise, heir }: ChangedLimitsProps) {
  const changes = useYard(yard, (state) => changesSince(preset, state).map(limitChangeText));
  const { refused, send, dismiss } = useCommand(yard);
  const setBack = () => void send({ command: 'change-limits', patch: preset.limits });
  return (
    <>
      {changes.length === 0 ? (
        <span className={styles.aside}>{otherwise}</span>
      ) : (
        <Told preset={preset} heir={heir} changes={changes} onSetBack={setBack} />
      )}
      <Refusal text={refused} onDismiss={dismiss} />
    </>
  );
}

interface ToldProps extends Pick<ChangedLimitsProps, 'preset' | 'heir'> {
  readonly changes: readonly string[];
  readonly onSetBack: () => void;
}

function Told({ preset, heir, changes, onSetBack }: ToldProps) {
  const self = useRef<HTMLSpanElement>(null);
  useFocusHeir(self, heir);
  const all = changes.join(', ');
  return (
    <span ref={self} className={styles.changed} data-testid="changed-limits">
      <span className={styles.changes} title={`Changed since “${preset.name}” was set up: ${all}`}>
        <span className="visually-hidden">Changed: </span>
        {all}
      </span>
      <Button
        className={styles.setBack ?? ''}
        size="compact-xs"
        variant="subtle"
        title={`The limits of “${preset.name}” again: ${all}`}
        onClick={onSetBack}
      >
        Set back
      </Button>
    </span>
  );
}
