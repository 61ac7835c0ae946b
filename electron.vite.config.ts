import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** npm makes a command executable when it links it, and not again when a later build replaces the file. */
const executableCommand = {
  name: 'executable-command',
  writeBundle: () => chmodSync(at('out/main/switchyard.js'), 0o755),
};

export default defineConfig({
  main: {
    plugins: [executableCommand],
    build: {
      // Not Electron's own Node: the web shell and the terminal run on the oldest one in `engines`.
      target: 'node20.19',
      // The app needs no packages beside it: what is packaged is what is loaded. The web shell's are its own.
      externalizeDeps: {
        exclude: [
          'conf',
          'csv-parse',
          'electron-log',
          'env-paths',
          'fastify',
          'hdr-histogram-js',
          'prom-client',
          'undici',
          'zod',
        ],
      },
      outDir: at('out/main'),
      // Nobody waits for it to come over a network.
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: {
        input: {
          index: at('src-main/index.ts'),
          switchyard: at('src-main/shells/terminal/switchyard.ts'),
          // What runs on threads of its own.
          'lane-thread': at('src-main/executors/thread/lane-thread.ts'),
          'target-thread': at('src-main/shells/yard/target-thread.ts'),
          'log-thread': at('src-main/records/writer-thread.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        // It looks for zlib so, to encode histograms, which nobody asks it to.
        onLog: (level, log, tell) => {
          if (log.code !== 'EVAL' || !log.message.includes('hdr-histogram-js')) tell(level, log);
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed window loads one CommonJS file and can require nothing but `electron`.
      externalizeDeps: false,
      outDir: at('out/preload'),
      rolldownOptions: {
        input: { index: at('src-preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react()],
    build: {
      // Browsers of the last years, not Electron's Chromium alone: the web shell serves the same page.
      target: 'es2022',
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // It comes from this machine: a piece more to ask for would cost more than it saves.
      chunkSizeWarningLimit: 1_000,
      // No data: addresses for scripts or styles, so that the page's policy can name files only.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('src-renderer/index.html') },
    },
  },
});
