import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptRun } from '#contract/kept-runs';
import { parseWith } from '../schemas/problems';
import { SIDECAR_VERSION, type Sidecar, sidecarSchema } from '../schemas/sidecar-schema';
import { isRunId } from './run-id';

const LOG = '.ndjson';
const SIDECAR = '.json';

/** A log in the folder, as the system has it. */
export interface KeptLog {
  readonly id: string;
  readonly bytes: number;
}

/** The folder of kept runs: a log each, and beside it what a list tells of it. */
export class RunsFolder {
  readonly path: string;
  #pieces = 0;

  /** @param path absolute; it need not be there yet */
  constructor(path: string) {
    this.path = path;
  }

  logPath(id: string): string {
    return join(this.path, `${id}${LOG}`);
  }

  /** @throws Error as the system has it */
  async make(): Promise<void> {
    await mkdir(this.path, { recursive: true });
  }

  /** @throws Error as the system has it */
  makeNow(): void {
    mkdirSync(this.path, { recursive: true });
  }

  /** Every log, the newest run first; none where there is no folder. */
  async logs(): Promise<KeptLog[]> {
    const names = await readdir(this.path).catch(() => []);
    const ids = names.filter((name) => name.endsWith(LOG)).map((name) => name.slice(0, -LOG.length));
    const logs = await Promise.all(ids.filter(isRunId).map((id) => this.log(id)));
    return logs.filter((log) => log !== null).sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  /** Null: there is no such log. */
  async log(id: string): Promise<KeptLog | null> {
    const stats = await stat(this.logPath(id)).catch(() => null);
    return stats?.isFile() === true ? { id, bytes: stats.size } : null;
  }

  /** Null where there is none, or it cannot be used. `writtenMs`: since 1970. */
  async sidecar(id: string): Promise<{ readonly sidecar: Sidecar; readonly writtenMs: number } | null> {
    const path = this.#sidecarPath(id);
    try {
      const [text, stats] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
      const read = parseWith(sidecarSchema, JSON.parse(text));
      return read.ok && read.value.run.id === id ? { sidecar: read.value, writtenMs: stats.mtimeMs } : null;
    } catch {
      return null;
    }
  }

  /**
   * Whole or not at all.
   *
   * @param writer the process that still writes the log; null: none
   * @throws Error as the system has it
   */
  async writeSidecar(run: KeptRun, writer: number | null): Promise<void> {
    const path = this.#sidecarPath(run.id);
    const piece = this.#piece(path);
    try {
      await writeFile(piece, textOf(run, writer), { mode: 0o600 });
      await rename(piece, path);
    } catch (error) {
      await rm(piece, { force: true }).catch(() => {});
      throw error;
    }
  }

  /** The same at once, for a program that ends. */
  writeSidecarNow(run: KeptRun, writer: number | null): void {
    const path = this.#sidecarPath(run.id);
    const piece = this.#piece(path);
    writeFileSync(piece, textOf(run, writer), { mode: 0o600 });
    renameSync(piece, path);
  }

  /** How long a log is now. @throws Error as the system has it */
  bytesNow(id: string): number {
    return statSync(this.logPath(id)).size;
  }

  async remove(id: string): Promise<void> {
    await rm(this.logPath(id), { force: true });
    await rm(this.#sidecarPath(id), { force: true });
  }

  removeNow(id: string): void {
    rmSync(this.logPath(id), { force: true });
    rmSync(this.#sidecarPath(id), { force: true });
  }

  #sidecarPath(id: string): string {
    return join(this.path, `${id}${SIDECAR}`);
  }

  /** Where a log is gathered that may turn out to be none. */
  piecePath(id: string): string {
    return this.#piece(this.logPath(id));
  }

  /** Where the next piece is written before it takes the place of what is there. */
  #piece(path: string): string {
    return `${path}.${process.pid}-${++this.#pieces}.part`;
  }
}

function textOf(run: KeptRun, writer: number | null): string {
  const sidecar: Sidecar = { version: SIDECAR_VERSION, writer, run };
  return `${JSON.stringify(sidecar, null, 2)}\n`;
}
