import { ActionIcon, Kbd, Menu } from '@mantine/core';
import { ACTIONS } from '#contract/actions';
import { THEMES, type Theme } from '#contract/settings';
import type { ActionBus } from '../state/action-bus';
import type { SettingsStore } from '../state/settings-store';
import { useAction } from '../state/use-action';
import { useSettings } from '../state/use-store';
import { isMac, keyCaps } from './key-text';

const WORDS: Readonly<Record<Theme, string>> = { light: 'Light', dark: 'Dark', auto: 'As the system' };
const MARKS: Readonly<Record<Theme, string>> = { light: '☀', dark: '☾', auto: '◐' };

export interface SettingsMenuProps {
  readonly settings: SettingsStore;
  readonly bus: ActionBus;
  /** Whether this is the desktop app, which can notify. */
  readonly isDesktop: boolean;
}

/** What a person chooses for good, and how it is chosen now. */
export function SettingsMenu({ settings, bus, isDesktop }: SettingsMenuProps) {
  const { theme, palette, notifyWhenDone } = useSettings(settings, (chosen) => chosen);
  const setTheme = (next: string) => {
    const known = THEMES.find((other) => other === next);
    if (known !== undefined) settings.change({ theme: known });
  };
  useAction(bus, 'next-theme', () => setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto'));
  const themeWords = WORDS[theme].toLowerCase();
  return (
    <Menu
      position="bottom-end"
      width={250}
      shadow="md"
      transitionProps={{ duration: 0 }}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      onOpen={settings.refresh}
    >
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={30}
          aria-label="Settings"
          title={`Settings: theme (${themeWords}), colours`}
        >
          <span aria-hidden="true">{MARKS[theme]}</span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label="Settings">
        <Menu.Label>Theme</Menu.Label>
        <Menu.RadioGroup value={theme} onChange={setTheme}>
          {THEMES.map((value) => (
            <Menu.RadioItem key={value} value={value}>
              {WORDS[value]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem
          checked={palette === 'colour-blind'}
          onChange={(on) => settings.change({ palette: on ? 'colour-blind' : 'standard' })}
          rightSection={<Caps of={ACTIONS['toggle-palette'].key} />}
        >
          Colour-blind palette
        </Menu.CheckboxItem>
        {isDesktop && (
          <Menu.CheckboxItem
            checked={notifyWhenDone}
            onChange={(on) => settings.change({ notifyWhenDone: on })}
          >
            Tell me when a long run has ended
          </Menu.CheckboxItem>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Caps({ of }: { readonly of: string }) {
  return keyCaps(of, isMac(navigator)).map((cap) => (
    <Kbd key={cap} size="xs" aria-hidden="true">
      {cap}
    </Kbd>
  ));
}
