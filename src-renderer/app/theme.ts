import { createTheme, type MantineColorSchemeManager } from '@mantine/core';
import type { SettingsStore } from '../state/settings-store';

/** Mantine's pieces in this window's measure: small, square, quiet. Colours are in colours.css. */
export const theme = createTheme({
  primaryColor: 'blue',
  colors: {
    dark: [
      '#e6eaf0',
      '#bcc6d3',
      '#96a3b5',
      '#6d7b8f',
      '#3b4657',
      '#2a323f',
      '#1a202a',
      '#12161d',
      '#0e1218',
      '#0b0e13',
    ],
  },
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 4,
  fontFamily: 'var(--font)',
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** Light, dark or the system's, as the settings have it, wherever they were changed. */
export function colourSchemeOf(settings: SettingsStore): MantineColorSchemeManager {
  let unsubscribe: (() => void) | null = null;
  return {
    get: () => settings.store.getState().theme,
    set: (theme) => settings.change({ theme }),
    subscribe(onUpdate) {
      unsubscribe = settings.store.subscribe(({ theme }, before) => {
        if (theme !== before.theme) onUpdate(theme);
      });
    },
    unsubscribe: () => unsubscribe?.(),
    clear: () => settings.change({ theme: 'auto' }),
  };
}
