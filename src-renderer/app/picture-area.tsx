import { BeltPanel } from '../features/belt/belt-panel';
import { LanesPanel } from '../features/lanes/lanes-panel';
import { useAction } from '../state/use-action';
import { useView } from '../state/use-store';
import type { Picture } from '../state/view-store';
import styles from './app.module.css';
import { panelId, TabRow, tabId } from './tab-row';
import type { WindowParts } from './window-parts';

const PICTURE_TABS: readonly { readonly value: Picture; readonly label: string; readonly title: string }[] = [
  { value: 'lanes', label: 'Lanes', title: 'Every attempt over time, a row a worker (B switches)' },
  { value: 'belt', label: 'Belt', title: 'Where every task is now (B switches)' },
];

/** The workers as a picture: over time, or as they are now. */
export function PictureArea({ yard, view, bus, loop }: WindowParts) {
  const picture = useView(view, (state) => state.picture);
  const show = (next: Picture) => view.setState({ picture: next });
  useAction(bus, 'toggle-picture', () => show(picture === 'lanes' ? 'belt' : 'lanes'));
  return (
    <div className={`${styles.tabbed} ${styles.picture}`}>
      <div className={styles.tabs}>
        <TabRow label="Picture" idPrefix="picture" tabs={PICTURE_TABS} value={picture} onChange={show} />
      </div>
      <div
        className={styles.tabPanel}
        role="tabpanel"
        id={panelId('picture')}
        aria-labelledby={tabId('picture', picture)}
      >
        {picture === 'lanes' ? (
          <LanesPanel yard={yard} view={view} bus={bus} loop={loop} />
        ) : (
          <BeltPanel yard={yard} view={view} loop={loop} />
        )}
      </div>
    </div>
  );
}
