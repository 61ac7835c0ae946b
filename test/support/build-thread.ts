import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds the entry of a thread by itself, as the app's build does, from the sources as they are.
 *
 * @param source its path in the project, as `src-main/shells/yard/target-thread.ts`
 * @returns the path of what `new Worker` takes
 */
export async function buildThread(source: string): Promise<string> {
  const name = source.replace(/^.*\/|\.ts$/g, '');
  // A folder for each worker of the test runner: several may build the same at one time.
  const outDir = join(ROOT, 'out', 'test-threads', `${name}-${process.env.VITEST_POOL_ID ?? '0'}`);
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
        input: { [name]: join(ROOT, source) },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return join(outDir, `${name}.js`);
}
