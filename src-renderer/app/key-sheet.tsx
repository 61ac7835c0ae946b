import { Kbd } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { ACTION_GROUPS, ACTION_IDS, ACTIONS, type ActionGroup } from '#contract/actions';
import { Dialog } from '../components/dialog';
import { openAlone } from '../components/one-layer';
import type { ActionBus } from '../state/action-bus';
import { useAction } from '../state/use-action';
import styles from './key-sheet.module.css';
import { isMac, keyCaps } from './key-text';
import { PLACE_KEYS, type PlaceKey } from './place-keys';

export const GROUP_WORDS: Readonly<Record<ActionGroup, string>> = {
  run: 'The run',
  view: 'View',
  lanes: 'Lanes',
  results: 'Results',
  help: 'Help',
};

/** Every key of the window, by what it is for; then those of single places. */
export function KeySheet({ bus }: { readonly bus: ActionBus }) {
  const [opened, setOpened] = useState(false);
  useAction(bus, 'show-keys', () => {
    // At once: it must note who has the focus before it takes that.
    if (!opened) openAlone(() => flushSync(() => setOpened(true)));
  });
  const mac = isMac(navigator);
  return (
    <Dialog opened={opened} onClose={() => setOpened(false)} title="Keys" size={960}>
      <p className={styles.note}>
        Keys do nothing while you type in a box, but for those with {mac ? '⌘' : 'Ctrl'}. Three pauses, three
        names: <strong>Freeze view</strong> stops the picture, <strong>Pause clock</strong> stops time,{' '}
        <strong>Hold dispatch</strong> stops new starts.
      </p>
      <div className={styles.sheet}>
        {ACTION_GROUPS.map((group) => (
          <KeyGroup key={group} title={GROUP_WORDS[group]}>
            {ACTION_IDS.filter((id) => ACTIONS[id].group === group).map((id) => {
              const { key, title } = ACTIONS[id];
              return key !== null && <KeyRow key={id} keys={[key]} does={title} mac={mac} />;
            })}
          </KeyGroup>
        ))}
        {PLACE_KEYS.map(({ place, keys }) => (
          <KeyGroup key={place} title={place}>
            {keys.map((row) => (
              <KeyRow key={row.does} {...row} mac={mac} />
            ))}
          </KeyGroup>
        ))}
      </div>
    </Dialog>
  );
}

function KeyGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h3 className={styles.group}>{title}</h3>
      <dl className={styles.keys}>{children}</dl>
    </div>
  );
}

function KeyRow({ keys, does, mac }: PlaceKey & { readonly mac: boolean }) {
  // What is held is told once for all of them.
  const caps = [...new Set(keys.flatMap((key) => keyCaps(key, mac)))];
  return (
    <div className={styles.key}>
      <dt>
        {caps.map((cap) => (
          <Kbd key={cap} size="xs">
            {cap}
          </Kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
