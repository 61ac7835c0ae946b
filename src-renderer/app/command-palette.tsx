import { Kbd } from '@mantine/core';
import { createSpotlight, Spotlight, type SpotlightActionGroupData, useSpotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useState } from 'react';
import { ACTION_GROUPS, ACTION_IDS, ACTIONS, type ActionGroup } from '#contract/actions';
import { openAlone, useOneLayer } from '../components/one-layer';
import type { ActionBus } from '../state/action-bus';
import { useAbleActions, useAction, useWhyNot } from '../state/use-action';
import styles from './command-palette.module.css';
import { GROUP_WORDS } from './key-sheet';
import { isMac, keyCaps } from './key-text';

/** Where the actions of a group can be done, for those of which nobody says why they cannot. */
const ELSEWHERE: Readonly<Record<ActionGroup, string>> = {
  run: 'Not now.',
  view: 'Not now.',
  lanes: 'Only while the lanes are shown.',
  results: 'Only while there are results to be seen.',
  help: 'Not now.',
};

/** Everything the window can do, found by a few letters. What cannot be done now stands there, too, and says why. */
export function CommandPalette({ bus }: { readonly bus: ActionBus }) {
  const [[store, spotlight]] = useState(() => createSpotlight());
  const able = useAbleActions(bus);
  const whyNot = useWhyNot(bus);
  const { opened } = useSpotlight(store);
  useOneLayer(opened, spotlight.close);
  useAction(bus, 'show-palette', () => {
    if (opened) spotlight.close();
    else openAlone(spotlight.open);
  });
  const mac = isMac(navigator);
  const groups: SpotlightActionGroupData[] = ACTION_GROUPS.map((group) => ({
    group: GROUP_WORDS[group],
    actions: ACTION_IDS.filter((id) => ACTIONS[id].group === group && id !== 'show-palette').map((id) => {
      const { key, title } = ACTIONS[id];
      return {
        id,
        label: title,
        className: styles.action ?? '',
        ...(able.has(id)
          ? // The palette closes first, so that what opens next keeps the focus, and knows where to hand it back.
            { onClick: () => openAlone(() => bus.perform(id)) }
          : {
              description: whyNot.get(id) ?? ELSEWHERE[group],
              closeSpotlightOnTrigger: false,
              'aria-disabled': true,
            }),
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
