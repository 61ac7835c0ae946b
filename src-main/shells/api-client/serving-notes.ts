import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWith } from '../../schemas/problems';
import { type ServingNote, servingNoteSchema } from '../../schemas/serving-note-schema';

/** Nobody but its owner may read a file with a token in it. On Windows the user's folder sees to that. */
const OWNER_ONLY = 0o600;
const OWNER_ONLY_DIR = 0o700;

/** The notes that programs which serve the API leave in a folder, one a port. */
export class ServingNotes {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /**
   * Leaves a note, in place of an older one of the same port.
   *
   * @returns its own undo, with what else was left for that port; another program's note it leaves alone
   * @throws Error as the system has it
   */
  leave(port: number, note: ServingNote): () => void {
    const path = this.#pathOf(`${port}.json`);
    this.#sweep();
    this.#write(path, `${JSON.stringify(note)}\n`);
    return () => {
      if (this.#read(path)?.pid !== note.pid) return;
      rmSync(path, { force: true });
      rmSync(this.#pagePath(port), { force: true });
    };
  }

  /**
   * Leaves a page that leads on to an address: what stands on a command line, as a browser's address does, can be read
   * by every user of the machine.
   *
   * @returns its path
   * @throws Error as the system has it
   */
  leavePage(port: number, url: string): string {
    const path = this.#pagePath(port);
    const leadOn = `<meta http-equiv="refresh" content="0; url=${url}">`;
    this.#write(path, `<!doctype html>${leadOn}<title>Switchyard</title>\n`);
    return path;
  }

  /** The programs that serve now, the one that started last first. */
  all(): readonly ServingNote[] {
    const notes = this.#names().map((name) => this.#read(this.#pathOf(name)));
    return notes
      .filter((note) => note !== null)
      .filter(({ pid }) => isAlive(pid))
      .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  }

  /** Takes away the notes of programs that were killed. */
  #sweep(): void {
    for (const name of this.#names()) {
      const note = this.#read(this.#pathOf(name));
      if (note === null || isAlive(note.pid)) continue;
      rmSync(this.#pathOf(name), { force: true });
      rmSync(this.#pathOf(name.replace(/json$/, 'html')), { force: true });
    }
  }

  #names(): string[] {
    try {
      return readdirSync(this.#dir).filter((name) => /^\d+\.json$/.test(name));
    } catch {
      return [];
    }
  }

  #pagePath(port: number): string {
    return this.#pathOf(`${port}.html`);
  }

  #pathOf(name: string): string {
    return join(this.#dir, name);
  }

  /** Under another name first, so that nobody ever reads half of it, or what an older file let others read. */
  #write(path: string, text: string): void {
    mkdirSync(this.#dir, { recursive: true, mode: OWNER_ONLY_DIR });
    const draft = `${path}.${process.pid}`;
    rmSync(draft, { force: true });
    writeFileSync(draft, text, { mode: OWNER_ONLY, flag: 'wx' });
    renameSync(draft, path);
  }

  #read(path: string): ServingNote | null {
    try {
      const parsed = parseWith(servingNoteSchema, JSON.parse(readFileSync(path, 'utf8')));
      return parsed.ok ? parsed.value : null;
    } catch {
      return null;
    }
  }
}

/** Whether a process is there, whoever's it is. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
