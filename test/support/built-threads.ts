import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { removeDir } from './remove-dir';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What the thread of a lane begins with, built from the sources as they are. */
    readonly laneThreadPath: string;
    /** The same of the built-in test server. */
    readonly targetThreadPath: string;
    /** The same of the thread that writes recordings. */
    readonly logThreadPath: string;
    /** A program that does one task on the thread of a lane, built. */
    readonly loneThreadProgram: string;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the entries of threads, which plain Node has to load: a thread has no vitest around it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const outDir = await mkdtemp(join(tmpdir(), 'switchyard-thread-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      minify: false,
      target: 'node20.19',
      rolldownOptions: {
        input: {
          'lane-thread': join(ROOT, 'src-main', 'executors', 'thread', 'lane-thread.ts'),
          'lone-thread-program': join(ROOT, 'test', 'support', 'lone-thread-program.ts'),
          'log-thread': join(ROOT, 'src-main', 'records', 'writer-thread.ts'),
          'target-thread': join(ROOT, 'src-main', 'shells', 'yard', 'target-thread.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  project.provide('laneThreadPath', join(outDir, 'lane-thread.mjs'));
  project.provide('logThreadPath', join(outDir, 'log-thread.mjs'));
  project.provide('targetThreadPath', join(outDir, 'target-thread.mjs'));
  project.provide('loneThreadProgram', join(outDir, 'lone-thread-program.mjs'));
  return () => removeDir(outDir);
}
