const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  escape: 'Esc',
  enter: 'Enter',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  delete: 'Delete',
  shift: 'Shift',
  mod: 'Ctrl',
};

/** Those that a Mac calls otherwise. Its key for deleting is what other boards have as Backspace. */
const MAC_NAMES: Readonly<Record<string, string>> = { mod: '⌘', delete: '⌫' };

/** The caps of a key as people find them on their board: `mod+k` is Ctrl K, or ⌘ K on a Mac. */
export function keyCaps(key: string, isMac: boolean): readonly string[] {
  return key
    .split('+')
    .map((part) => (isMac ? MAC_NAMES[part] : undefined) ?? NAMES[part] ?? part.toUpperCase());
}

export function isMac(navigator: Pick<Navigator, 'platform'>): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}
