import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { Preset } from '#contract/presets';
import { limitChangeText } from '../../components/limit-change-text';
import { Refusal } from '../../components/refusal';
import { useFocusHeir } from '../../components/use-focus-heir';
import { changesSince } from '../../state/scenario-store';
import { useCommand } from '../../state/use-command';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './submit-panel.module.css';

/** So many changes are told one by one. */
const MOST_TOLD = 3;

export interface ChangedLimitsProps {
  readonly yard: Yard;
  readonly preset: Preset;
  /** What has the focus when there is nothing more to set back. */
  readonly heir: () => HTMLElement | null;
}

/** Where the yard's limits are not the scenario's any more: which, and the way back to them. */
export function ChangedLimits(props: ChangedLimitsProps) {
  const { yard, preset } = props;
  const changes = useYard(yard, (state) => changesSince(preset, state).map(limitChangeText));
  const { refused, send, dismiss } = useCommand(yard);
  const setBack = () => void send({ command: 'change-limits', patch: preset.limits });
  return (
    <>
      {changes.length > 0 && <Told {...props} changes={changes} onSetBack={setBack} />}
      <Refusal text={refused} onDismiss={dismiss} />
    </>
  );
}

interface ToldProps extends ChangedLimitsProps {
  readonly changes: readonly string[];
  readonly onSetBack: () => void;
}

function Told({ preset, heir, changes, onSetBack }: ToldProps) {
  const self = useRef<HTMLParagraphElement>(null);
  useFocusHeir(self, heir);
  const rest = changes.length - MOST_TOLD;
  const told = rest > 1 ? [...changes.slice(0, MOST_TOLD), `${rest} more`] : changes;
  return (
    <p ref={self} className={styles.hint} data-testid="changed-limits" title={changes.join(', ')}>
      Limits changed: {told.join(', ')}.{' '}
      <Button
        className={styles.setBack ?? ''}
        size="compact-xs"
        variant="subtle"
        title={`The limits of “${preset.name}” again`}
        onClick={onSetBack}
      >
        Set them back
      </Button>
    </p>
  );
}
