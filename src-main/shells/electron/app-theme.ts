import type { BrowserWindow, NativeTheme } from 'electron';
import type { Theme } from '#contract/settings';
import type { DesktopSettings } from './desktop-settings';

/** What the page lies on, as its own colours have it: a window shows it before the page is drawn. */
export const GROUND = { light: '#eef1f5', dark: '#0b0e13' } as const;

const SOURCES = { auto: 'system', light: 'light', dark: 'dark' } as const satisfies Record<
  Theme,
  NativeTheme['themeSource']
>;

type ThemeParts = Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'on' | 'off'>;

export function groundOf({ shouldUseDarkColors }: Pick<NativeTheme, 'shouldUseDarkColors'>): string {
  return shouldUseDarkColors ? GROUND.dark : GROUND.light;
}

/** Menus, dialogs and the page's `prefers-color-scheme` are as the settings have it, or as the system does. */
export function followSettingsTheme(nativeTheme: ThemeParts, settings: DesktopSettings): () => void {
  return settings.follow(({ theme }) => {
    if (nativeTheme.themeSource !== SOURCES[theme]) nativeTheme.themeSource = SOURCES[theme];
  });
}

/**
 * Keeps the ground of a window in the theme's colour.
 *
 * @returns its own undo
 */
export function keepGround(
  window: Pick<BrowserWindow, 'setBackgroundColor'>,
  nativeTheme: ThemeParts,
): () => void {
  const paint = () => window.setBackgroundColor(groundOf(nativeTheme));
  nativeTheme.on('updated', paint);
  return () => {
    nativeTheme.off('updated', paint);
  };
}
