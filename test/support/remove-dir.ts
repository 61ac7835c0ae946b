import { rmSync } from 'node:fs';

/** Removes a folder that a program has worked in which has ended. Windows holds its files for a while longer. */
export function removeDir(dir: string): void {
  rmSync(dir, { recursive: true, force: true, maxRetries: 20 });
}
