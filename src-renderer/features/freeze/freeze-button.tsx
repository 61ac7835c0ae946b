import { Button } from '@mantine/core';
import { countText } from '#contract/count-text';
import { pressProps } from '../../components/press-props';
import type { ActionBus } from '../../state/action-bus';
import { freezeOrThaw } from '../../state/freeze';
import { useAction } from '../../state/use-action';
import { useView, useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import styles from './freeze-button.module.css';

export interface FreezeButtonProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
}

/** Stops the pictures and tables where they are, while the data keep coming, and says how much has come. */
export function FreezeButton({ yard, view, bus }: FreezeButtonProps) {
  const frozen = useView(view, (state) => state.frozen);
  const known = useYard(yard, ({ run }) => run > 0);
  const missed = useYard(yard, (state) => {
    return frozen === null ? null : state.view.seq - frozen.seq;
  });
  const toggle = () => freezeOrThaw(yard, view);
  const why = known ? null : 'Nothing has come from the yard yet';
  useAction(bus, 'toggle-freeze', toggle, why ?? true);
  return (
    <span className={styles.freeze}>
      {missed !== null && (
        <span className={styles.badge} data-testid="missed">
          +{countText(missed)} new
        </span>
      )}
      <Button
        className={styles.button ?? ''}
        size="xs"
        variant={frozen === null ? 'default' : 'filled'}
        aria-pressed={frozen !== null}
        {...pressProps(
          why,
          toggle,
          frozen === null ? 'Freeze view: data keep coming, the picture stands (R)' : 'Unfreeze view (R)',
        )}
      >
        {frozen === null ? 'Freeze view' : 'Frozen'}
      </Button>
    </span>
  );
}
