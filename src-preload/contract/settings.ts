import type { NumberRange } from './limits';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** `colour-blind`: outcomes in the colours of M. Okabe and K. Ito, told apart with any colour vision. */
export const PALETTES = ['standard', 'colour-blind'] as const;
export type Palette = (typeof PALETTES)[number];

/** The API by which other programs of this machine may use the desktop app's yard. */
export interface ApiSettings {
  /** Default false. */
  readonly enabled: boolean;
  /** Of 127.0.0.1, within {@link API_PORT_RANGE}. Default {@link DEFAULT_PORT}. */
  readonly port: number;
  /** Whether they may run scripts and commands. Default false. */
  readonly allowPrograms: boolean;
}

/** Where a server of this machine listens that was told nothing else. */
export const DEFAULT_PORT = 4780;
export const API_PORT_RANGE: NumberRange = { min: 1024, max: 65_535, integer: true };

/** What a person has chosen for every window and every run to come. */
export interface Settings {
  /** Default `auto`: as the system has it. */
  readonly theme: Theme;
  readonly palette: Palette;
  /** Columns of the results table that are not shown, by their ids. At most 20. */
  readonly hiddenColumns: readonly string[];
  /** Whether the desktop tells of a run that ended while the window was not in front. Default true. */
  readonly notifyWhenDone: boolean;
  /** Of the desktop app alone. A person switches it on, never a file. */
  readonly api: ApiSettings;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'auto',
  palette: 'standard',
  hiddenColumns: [],
  notifyWhenDone: true,
  api: { enabled: false, port: DEFAULT_PORT, allowPrograms: false },
};
