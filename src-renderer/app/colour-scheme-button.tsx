import { ActionIcon, useMantineColorScheme } from '@mantine/core';

const NEXT = { light: 'dark', dark: 'auto', auto: 'light' } as const;
const WORDS = { light: 'light', dark: 'dark', auto: 'as the system' } as const;
const MARKS = { light: '☀', dark: '☾', auto: '◐' } as const;

/** Goes through light, dark and the system's own. Returned apart, since a key does the same. */
export function useNextColourScheme(): () => void {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return () => setColorScheme(NEXT[colorScheme]);
}

export function ColourSchemeButton() {
  const { colorScheme } = useMantineColorScheme();
  const next = useNextColourScheme();
  const label = `Theme: ${WORDS[colorScheme]}`;
  return (
    <ActionIcon variant="default" size={30} aria-label={label} title={`${label} (T)`} onClick={next}>
      <span aria-hidden="true">{MARKS[colorScheme]}</span>
    </ActionIcon>
  );
}
