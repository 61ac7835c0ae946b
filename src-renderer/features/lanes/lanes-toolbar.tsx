import { useSyncExternalStore } from 'react';
import { doesTimePass } from '../../state/selectors';
import { useView, useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import type { LanesPicture } from './lanes-picture';
import styles from './lanes-toolbar.module.css';
import type { LanesNavigation } from './use-lanes-navigation';

const BUTTON_ZOOM = 1.6;

export interface LanesToolbarProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly picture: LanesPicture;
  readonly navigation: LanesNavigation;
}

/** Zoom, fit and follow; and the way to the selected task, where it is out of sight. */
export function LanesToolbar({ yard, view, picture, navigation }: LanesToolbarProps) {
  const aim = useSyncExternalStore(picture.camera.listen, () => picture.camera.aim);
  const { selectionAway } = useSyncExternalStore(picture.listen, () => picture.outlook);
  const selectedTask = useView(view, (state) => state.selectedTask);
  const isFrozen = useView(view, (state) => state.frozen !== null);
  const goesOn = useYard(yard, doesTimePass);
  const isLost = aim.kind !== 'follow' && goesOn && !isFrozen;
  return (
    <fieldset className={styles.bar} aria-label="Time in sight">
      {selectionAway && selectedTask !== null && (
        <button type="button" className={styles.way} onClick={navigation.showSelected}>
          Show task {selectedTask}
        </button>
      )}
      <button
        type="button"
        className={styles.button}
        title="Zoom out (S, or the wheel)"
        aria-label="Zoom out"
        onClick={() => navigation.zoomBy(BUTTON_ZOOM)}
      >
        −
      </button>
      <button
        type="button"
        className={styles.button}
        title="Zoom in (W, or the wheel)"
        aria-label="Zoom in"
        onClick={() => navigation.zoomBy(1 / BUTTON_ZOOM)}
      >
        +
      </button>
      <button
        type="button"
        className={styles.button}
        title="Fit the whole run (F)"
        aria-pressed={aim.kind === 'fit'}
        onClick={navigation.fit}
      >
        Fit
      </button>
      <button
        type="button"
        className={`${styles.button} ${isLost ? styles.call : ''}`}
        title="Follow now (N)"
        aria-pressed={aim.kind === 'follow'}
        onClick={navigation.follow}
      >
        {isLost ? 'Follow now' : 'Follow'}
      </button>
    </fieldset>
  );
}
