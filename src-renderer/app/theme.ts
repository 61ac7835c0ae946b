import { createTheme, localStorageColorSchemeManager } from '@mantine/core';

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

/** Light, dark or the system's, remembered for the next time where that is possible. */
export const colourSchemeManager = localStorageColorSchemeManager({ key: 'switchyard-colour-scheme' });
