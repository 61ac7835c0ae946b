import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the parts of this program lie on disk. */
export interface AppFiles {
  /** The folder of `package.json`; Electron starts from it. */
  readonly root: string;
  /** The built page. */
  readonly pageDir: string;
  /** The built preload script. */
  readonly preloadPath: string;
  /** What the thread of a lane begins with, built. */
  readonly laneThreadPath: string;
  /** The thread of the built-in test server, built. */
  readonly targetThreadPath: string;
  /** The built entry of the thread that writes recordings. */
  readonly logThreadPath: string;
  /** Name and version, as `switchyard/0.1.0`. */
  readonly app: string;
}

/**
 * Found by going up from this module, since a build may put it into any chunk.
 *
 * @throws Error where no folder above holds a `package.json`
 */
export function findAppFiles(): AppFiles {
  const root = findRoot(dirname(fileURLToPath(import.meta.url)));
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    root,
    pageDir: join(root, 'out', 'renderer'),
    preloadPath: join(root, 'out', 'preload', 'index.cjs'),
    laneThreadPath: join(root, 'out', 'main', 'lane-thread.js'),
    targetThreadPath: join(root, 'out', 'main', 'target-thread.js'),
    logThreadPath: join(root, 'out', 'main', 'log-thread.js'),
    app: `${name}/${version}`,
  };
}

function findRoot(from: string): string {
  for (let dir = from; ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json'))) return dir;
    if (dirname(dir) === dir) throw new Error(`no package.json in ${from} or above`);
  }
}
