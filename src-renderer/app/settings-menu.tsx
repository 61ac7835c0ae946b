import { ActionIcon, Kbd, Menu } from '@mantine/core';
import { useRef, useState } from 'react';
import { ACTIONS } from '#contract/actions';
import type { DesktopApi } from '#contract/desktop-api';
import { THEMES, type Theme } from '#contract/settings';
import { FilePicker } from '../components/file-picker';
import { Notice } from '../components/notice';
import { openAlone } from '../components/one-layer';
import type { ActionBus } from '../state/action-bus';
import { fileDeskOf } from '../state/file-desk';
import type { SettingsStore } from '../state/settings-store';
import { useAction } from '../state/use-action';
import { useSettings } from '../state/use-store';
import type { Yard } from '../state/yard-store';
import { ApiDialog } from './api-dialog';
import { isMac, keyCaps } from './key-text';
import { useSettingsFile } from './use-settings-file';

const WORDS: Readonly<Record<Theme, string>> = { light: 'Light', dark: 'Dark', auto: 'As the system' };
const MARKS: Readonly<Record<Theme, string>> = { light: '☀', dark: '☾', auto: '◐' };

export interface SettingsMenuProps {
  readonly yard: Yard;
  readonly settings: SettingsStore;
  readonly bus: ActionBus;
  /** What the desktop app has besides; null in a browser. */
  readonly desktop: Pick<DesktopApi, 'onApi'> | null;
}

/** What a person chooses for good, and how it is chosen now. */
export function SettingsMenu({ yard, settings, bus, desktop }: SettingsMenuProps) {
  const [isApiShown, setApiShown] = useState(false);
  const { theme, palette, notifyWhenDone } = useSettings(settings, (chosen) => chosen);
  const setTheme = (next: string) => {
    const known = THEMES.find((other) => other === next);
    if (known !== undefined) settings.change({ theme: known });
  };
  useAction(bus, 'next-theme', () => setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto'));
  const file = useSettingsFile(yard, settings);
  const picker = useRef<HTMLInputElement>(null);
  const themeWords = WORDS[theme].toLowerCase();
  return (
    <>
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
          {desktop !== null && (
            <>
              <Menu.CheckboxItem
                checked={notifyWhenDone}
                onChange={(on) => settings.change({ notifyWhenDone: on })}
              >
                Tell me when a long run has ended
              </Menu.CheckboxItem>
              <Menu.Item onClick={() => openAlone(() => setApiShown(true))}>Other programs…</Menu.Item>
            </>
          )}
          <Menu.Divider />
          <Menu.Item onClick={file.save}>Save settings…</Menu.Item>
          <Menu.Item onClick={() => picker.current?.click()}>Open settings…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {desktop !== null && (
        <ApiDialog
          desktop={desktop}
          settings={settings}
          opened={isApiShown}
          onClose={() => setApiShown(false)}
        />
      )}
      <FilePicker
        picker={picker}
        label="Settings file"
        accept=".json,application/json"
        onPick={(chosen) => void fileDeskOf(yard).take(chosen)}
      />
      <Notice
        text={file.said?.text ?? null}
        lead={file.said?.isTaken === false ? 'Not done.' : 'Done.'}
        role={file.said?.isTaken === false ? 'alert' : 'status'}
        onDismiss={file.dismiss}
      />
    </>
  );
}

function Caps({ of }: { readonly of: string }) {
  return keyCaps(of, isMac(navigator)).map((cap) => (
    <Kbd key={cap} size="xs" aria-hidden="true">
      {cap}
    </Kbd>
  ));
}
