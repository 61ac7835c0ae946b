import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

/** What is bundled, and for whom: plain Node, or one script for a world of the page. */
const SCRIPTS = [
  { name: 'executable', source: 'executable.ts', format: 'es' },
  { name: 'page-world', source: 'world/page-world.ts', format: 'iife' },
  { name: 'preload-world', source: 'world/preload-world.ts', format: 'iife' },
] as const;

/**
 * Builds the stand-in for Electron.
 *
 * @param root of the project, absolute
 * @returns the path of what is started in the place of Electron's binary
 */
export async function buildStandIn(root: string): Promise<string> {
  const outDir = join(root, 'out', 'stand-in');
  for (const script of SCRIPTS) await build(configOf(root, outDir, script));
  return writeCommand(outDir);
}

function configOf(
  root: string,
  outDir: string,
  { name, source, format }: (typeof SCRIPTS)[number],
): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: format === 'es',
      outDir,
      emptyOutDir: false,
      minify: false,
      target: format === 'es' ? 'node20.19' : 'es2022',
      rolldownOptions: {
        input: { [name]: join(root, 'test', 'support', 'electron', source) },
        output: { format, entryFileNames: '[name].js' },
      },
    },
  };
}

/** A command that a system starts by itself, as it does Electron's binary. */
function writeCommand(outDir: string): string {
  const isWindows = process.platform === 'win32';
  const command = join(outDir, isWindows ? 'electron.cmd' : 'electron');
  const run = `"${process.execPath}" "${join(outDir, 'executable.js')}"`;
  mkdirSync(outDir, { recursive: true });
  writeFileSync(command, isWindows ? `@${run} %*\r\n` : `#!/bin/sh\nexec ${run} "$@"\n`);
  chmodSync(command, 0o755);
  return command;
}
