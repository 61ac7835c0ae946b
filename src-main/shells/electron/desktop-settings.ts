import type { Settings } from '#contract/settings';
import { readSettings } from '../../schemas/settings-schema';
import type { KeptFile } from './kept-file';

/** The part of the kept file that the settings are. */
const PART = 'settings';

/** The settings of this machine, as they are kept. */
export class DesktopSettings {
  readonly #file: KeptFile;
  readonly #listeners = new Set<(settings: Settings) => void>();
  #now: Settings;

  constructor(file: KeptFile) {
    this.#file = file;
    const { settings, hasUnfit } = readSettings(file.read(PART));
    if (hasUnfit) file.copyAside();
    this.#now = settings;
  }

  get now(): Settings {
    return this.#now;
  }

  /** Keeps what is given; the rest stays. */
  change(patch: Partial<Settings>): Settings {
    this.#now = { ...this.#now, ...patch };
    this.#file.write(PART, this.#now);
    for (const listener of [...this.#listeners]) listener(this.#now);
    return this.#now;
  }

  /** Told the settings at once, and after each change. Returns its own undo. */
  follow(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#now);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
