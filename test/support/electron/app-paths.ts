import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a system keeps what programs write for somebody. */
function appData(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support');
    case 'win32':
      return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
    default:
      return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  }
}

/** The folders that an app asks for by name. */
export class AppPaths {
  readonly #paths = new Map<string, string>();

  /** @param userData null: the usual one, below the system's own folder */
  constructor(name: string, userData: string | null, platform = process.platform) {
    const home = homedir();
    const own = userData ?? join(appData(platform), name);
    const known = {
      home,
      appData: appData(platform),
      userData: own,
      sessionData: own,
      // A Mac has a folder of its own for them, wherever the rest is.
      ...(platform === 'darwin' ? { logs: join(home, 'Library', 'Logs', name) } : {}),
      temp: tmpdir(),
      exe: process.execPath,
    };
    for (const [key, path] of Object.entries(known)) this.#paths.set(key, path);
    for (const folder of ['Desktop', 'Documents', 'Downloads', 'Music', 'Pictures', 'Videos']) {
      this.#paths.set(folder.toLowerCase(), join(home, folder));
    }
  }

  get(name: string): string {
    const path = this.#paths.get(name);
    if (path !== undefined) return path;
    if (name === 'logs') return join(this.get('userData'), 'logs');
    if (name === 'crashDumps') return join(this.get('userData'), 'Crashpad');
    throw new Error(`Failed to get '${name}' path`);
  }

  set(name: string, path: string): void {
    this.get(name);
    this.#paths.set(name, path);
  }
}
