export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** `colour-blind`: outcomes in the colours of M. Okabe and K. Ito, told apart with any colour vision. */
export const PALETTES = ['standard', 'colour-blind'] as const;
export type Palette = (typeof PALETTES)[number];

/** What a person has chosen for every window and every run to come. */
export interface Settings {
  /** Default `auto`: as the system has it. */
  readonly theme: Theme;
  readonly palette: Palette;
  /** Columns of the results table that are not shown, by their ids. At most 20. */
  readonly hiddenColumns: readonly string[];
  /** Whether the desktop tells of a run that ended while the window was not in front. Default true. */
  readonly notifyWhenDone: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'auto',
  palette: 'standard',
  hiddenColumns: [],
  notifyWhenDone: true,
};
