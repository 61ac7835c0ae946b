/** The names that accelerators give to keys, where those are not the keys' own. */
const ACCELERATOR_NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  escape: 'Esc',
  enter: 'Enter',
};

/** How a menu shows a key, and whether it acts on it. */
export interface MenuKey {
  /** As Electron writes accelerators: `CommandOrControl+K`, `R`, `Space`. */
  readonly accelerator: string;
  /** False: the page acts on it, since a menu would take it from whoever is typing. */
  readonly isTakenByMenu: boolean;
}

/**
 * The key of an action as a menu has it.
 *
 * @param key as the list of actions writes it: `mod+k`, `r`, ` `
 */
export function menuKeyOf(key: string): MenuKey {
  const isTakenByMenu = key.startsWith('mod+');
  const rest = isTakenByMenu ? key.slice('mod+'.length) : key;
  const name = ACCELERATOR_NAMES[rest] ?? rest.toUpperCase();
  return { accelerator: isTakenByMenu ? `CommandOrControl+${name}` : name, isTakenByMenu };
}
