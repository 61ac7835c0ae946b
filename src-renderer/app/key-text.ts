const NAMES: Readonly<Record<string, string>> = { ' ': 'Space', escape: 'Esc', enter: 'Enter' };

/** The caps of a key as people find them on their board: `mod+k` is Ctrl K, or ⌘ K on a Mac. */
export function keyCaps(key: string, isMac: boolean): readonly string[] {
  const mod = key.startsWith('mod+');
  const rest = mod ? key.slice('mod+'.length) : key;
  const cap = NAMES[rest] ?? rest.toUpperCase();
  return mod ? [isMac ? '⌘' : 'Ctrl', cap] : [cap];
}

export function isMac(navigator: Pick<Navigator, 'platform'>): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}
