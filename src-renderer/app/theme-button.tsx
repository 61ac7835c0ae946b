import { ActionIcon } from '@mantine/core';
import { THEMES, type Theme } from '#contract/settings';
import type { ActionBus } from '../state/action-bus';
import type { SettingsStore } from '../state/settings-store';
import { useAction } from '../state/use-action';
import { useSettings } from '../state/use-store';

const WORDS: Readonly<Record<Theme, string>> = { light: 'light', dark: 'dark', auto: 'as the system' };
const MARKS: Readonly<Record<Theme, string>> = { light: '☀', dark: '☾', auto: '◐' };

/** Goes through the themes: as the system, light, dark. */
export function ThemeButton({
  settings,
  bus,
}: {
  readonly settings: SettingsStore;
  readonly bus: ActionBus;
}) {
  const theme = useSettings(settings, (chosen) => chosen.theme);
  const next = () =>
    settings.change({ theme: THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto' });
  useAction(bus, 'next-theme', next);
  const label = `Theme: ${WORDS[theme]}`;
  return (
    <ActionIcon variant="default" size={30} aria-label={label} title={`${label} (T)`} onClick={next}>
      <span aria-hidden="true">{MARKS[theme]}</span>
    </ActionIcon>
  );
}
