import { Kbd } from '@mantine/core';
import { ACTION_GROUPS, ACTION_IDS, ACTIONS, type ActionGroup } from '#contract/actions';
import { Dialog } from '../components/dialog';
import styles from './key-sheet.module.css';
import { isMac, keyCaps } from './key-text';

export const GROUP_WORDS: Readonly<Record<ActionGroup, string>> = {
  run: 'The run',
  view: 'View',
  lanes: 'Lanes',
  results: 'Results',
  help: 'Help',
};

export interface KeySheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Every key of the window, by what it is for. */
export function KeySheet({ opened, onClose }: KeySheetProps) {
  const mac = isMac(navigator);
  return (
    <Dialog opened={opened} onClose={onClose} title="Keys" size="lg">
      <div className={styles.sheet}>
        {ACTION_GROUPS.map((group) => (
          <div key={group} className={styles.part}>
            <h3 className={styles.group}>{GROUP_WORDS[group]}</h3>
            <dl className={styles.keys}>
              {ACTION_IDS.filter((id) => ACTIONS[id].group === group).map((id) => {
                const { key, title } = ACTIONS[id];
                if (key === null) return null;
                return (
                  <div key={id} className={styles.key}>
                    <dt>
                      {keyCaps(key, mac).map((cap) => (
                        <Kbd key={cap} size="xs">
                          {cap}
                        </Kbd>
                      ))}
                    </dt>
                    <dd>{title}</dd>
                  </div>
                );
              })}
            </dl>
          </div>
        ))}
      </div>
      <p className={styles.note}>
        Keys do nothing while you type in a box, but for those with {mac ? '⌘' : 'Ctrl'}. Three pauses, three
        names: <strong>Freeze view</strong> stops the picture, <strong>Pause clock</strong> stops time,{' '}
        <strong>Hold dispatch</strong> stops new starts.
      </p>
    </Dialog>
  );
}
