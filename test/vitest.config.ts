import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    reporters: ['default', './test/support/tally-reporter.ts'],
    projects: [
      {
        root,
        test: {
          name: 'node',
          testTimeout: 30_000,
          environment: 'node',
          globalSetup: ['test/support/built-threads.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/renderer/**'],
        },
      },
      {
        root,
        plugins: [react()],
        test: {
          name: 'window',
          testTimeout: 30_000,
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/window-setup.ts'],
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/built-app.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          // As patient as the window's own waits: how fast a machine is proves nothing here.
          expect: { poll: { timeout: 40_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
