import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import type { AppLog } from './app-log';

/** What the app keeps from one start to the next, by parts. */
export interface KeptFile {
  /** The part as it was kept, by whatever version; undefined where there is none. */
  read(part: string): unknown;
  /** On disk when this returns, or else kept until the app ends; never throws. */
  write(part: string, value: unknown): void;
  /** Keeps a copy of the file as it is, before what does not fit in it is written over. */
  copyAside(): void;
}

/** Without their ending. */
const FILE_NAME = 'settings';
const ASIDE_NAME = 'settings.broken';

/**
 * Opens `settings.json` of a folder. A file that cannot be read is put aside as `settings.broken.json` and the
 * app begins anew; where the folder takes no files, everything is kept only until the app ends.
 */
export function openKeptFile(dir: string, log: AppLog): KeptFile {
  const path = join(dir, `${FILE_NAME}.json`);
  const asidePath = join(dir, `${ASIDE_NAME}.json`);
  const conf = openConf(dir) ?? openAnew();
  const parts = new Map<string, unknown>(Object.entries(conf?.store ?? {}));

  function openAnew(): Conf<Record<string, unknown>> | null {
    try {
      renameSync(path, asidePath);
      log.warn(`${path} could not be read, and is now ${asidePath}`);
    } catch (error) {
      log.warn(`${path} can neither be read nor be put aside`, error);
    }
    const anew = openConf(dir);
    if (anew === null) log.warn(`settings are not kept: ${dir} cannot be used`);
    return anew;
  }

  return {
    read: (part) => parts.get(part),
    write(part, value) {
      parts.set(part, value);
      if (conf === null) return;
      try {
        // Whole, and without reading it first: whatever became of the file meanwhile, it is right again now.
        conf.store = Object.fromEntries(parts);
      } catch (error) {
        log.warn(`${path} could not be written`, error);
      }
    },
    copyAside() {
      try {
        copyFileSync(path, asidePath);
        log.warn(`not all of ${path} is understood; it is kept as ${asidePath}`);
      } catch (error) {
        log.warn(`${path} could not be copied`, error);
      }
    },
  };
}

function openConf(dir: string): Conf<Record<string, unknown>> | null {
  try {
    return new Conf({ cwd: dir, configName: FILE_NAME, accessPropertiesByDotNotation: false });
  } catch {
    return null;
  }
}
