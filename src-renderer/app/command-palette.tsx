import { Kbd } from '@mantine/core';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useState } from 'react';
import { ACTION_GROUPS, ACTION_IDS, ACTIONS } from '#contract/actions';
import type { ActionBus } from '../state/action-bus';
import { useAbleActions, useAction } from '../state/use-action';
import styles from './command-palette.module.css';
import { GROUP_WORDS } from './key-sheet';
import { isMac, keyCaps } from './key-text';

/** Everything the window can do, found by a few letters. What nobody can do now stands there disabled. */
export function CommandPalette({ bus }: { readonly bus: ActionBus }) {
  const [[store, spotlight]] = useState(() => createSpotlight());
  const able = useAbleActions(bus);
  useAction(bus, 'show-palette', () => spotlight.toggle());
  const mac = isMac(navigator);
  const groups: SpotlightActionGroupData[] = ACTION_GROUPS.map((group) => ({
    group: GROUP_WORDS[group],
    actions: ACTION_IDS.filter((id) => ACTIONS[id].group === group && id !== 'show-palette').map((id) => {
      const { key, title } = ACTIONS[id];
      return {
        id,
        label: title,
        disabled: !able.has(id),
        className: styles.action ?? '',
        // The palette closes first, so that what opens next keeps the focus.
        onClick: () => setTimeout(() => bus.perform(id)),
        rightSection:
          key === null ? undefined : (
            <span className={styles.keys}>
              {keyCaps(key, mac).map((cap) => (
                <Kbd key={cap} size="xs">
                  {cap}
                </Kbd>
              ))}
            </span>
          ),
      };
    }),
  }));
  return (
    <Spotlight
      store={store}
      actions={groups}
      shortcut={null}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      nothingFound="Nothing goes by that name"
      searchProps={{ placeholder: 'What shall be done?', 'aria-label': 'Search commands' }}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    />
  );
}
