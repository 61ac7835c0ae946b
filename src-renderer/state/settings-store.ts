import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DesktopApi } from '#contract/desktop-api';
import { DEFAULT_SETTINGS, PALETTES, type Settings, THEMES } from '#contract/settings';

/** The settings as this window has them, and the way to change them. */
export interface SettingsStore {
  readonly store: StoreApi<Settings>;
  change(patch: Partial<Settings>): void;
  /** Asks again for what is kept, where somebody else may have changed it. */
  refresh(): void;
}

const STORAGE_KEY = 'switchyard-settings';

/** Settings kept by the desktop app; until it has told them the defaults hold. */
export function openDesktopSettings(desktop: DesktopApi): SettingsStore {
  const store = createStore<Settings>(() => DEFAULT_SETTINGS);
  let turn = 0;
  /** Takes what the desktop says, unless something has been chosen or asked since. */
  async function take(answer: Promise<Settings>): Promise<void> {
    turn += 1;
    const own = turn;
    const settings = await answer;
    if (own === turn) store.setState(settings);
  }
  const refresh = () => void take(desktop.settings());
  refresh();
  return {
    store,
    refresh,
    change(patch) {
      store.setState(patch);
      const kept = desktop.changeSettings(patch);
      void take(kept.then((reply) => (reply.ok ? reply.value : desktop.settings())));
    },
  };
}

/** Settings kept by the browser, as far as it keeps anything. */
export function openBrowserSettings(storage: Storage): SettingsStore {
  const store = createStore<Settings>(() => ({ ...DEFAULT_SETTINGS, ...readSettings(storage) }));
  return {
    store,
    refresh: () => void store.setState(readSettings(storage)),
    change(patch) {
      store.setState(patch);
      try {
        storage.setItem(STORAGE_KEY, JSON.stringify(store.getState()));
      } catch {
        // A browser that keeps nothing still shows what was chosen.
      }
    },
  };
}

/** What can be made out of what was kept: it may be of another version, or somebody's own. */
function readSettings(storage: Storage): Partial<Settings> {
  let kept: Partial<Record<keyof Settings, unknown>>;
  try {
    kept = Object(JSON.parse(storage.getItem(STORAGE_KEY) ?? '{}'));
  } catch {
    return {};
  }
  const read: { -readonly [K in keyof Settings]?: Settings[K] } = {};
  const theme = THEMES.find((known) => known === kept.theme);
  if (theme !== undefined) read.theme = theme;
  const palette = PALETTES.find((known) => known === kept.palette);
  if (palette !== undefined) read.palette = palette;
  if (Array.isArray(kept.hiddenColumns)) {
    read.hiddenColumns = kept.hiddenColumns.filter((column) => typeof column === 'string').slice(0, 20);
  }
  if (typeof kept.notifyWhenDone === 'boolean') read.notifyWhenDone = kept.notifyWhenDone;
  return read;
}
