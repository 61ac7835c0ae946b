import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles the benchmarks for plain Node; the peers stay in node_modules. */
export default defineConfig({
  root,
  build: {
    ssr: true,
    outDir: 'out/bench',
    target: 'node20',
    rollupOptions: {
      input: {
        throughput: 'bench/throughput.ts',
        'results-at-a-million': 'bench/results-at-a-million.ts',
        api: 'bench/api.ts',
        http: 'bench/http.ts',
        'http-load': 'bench/http/http-load.ts',
        'http-target': 'bench/http/http-target.ts',
        threads: 'bench/threads.ts',
        'noop-task': 'bench/noop-task.ts',
        'endless-task': 'bench/endless-task.ts',
        'lane-thread': 'src-main/executors/thread/lane-thread.ts',
        soak: 'bench/soak.ts',
        recording: 'bench/recording.ts',
        'log-thread': 'src-main/records/writer-thread.ts',
        figures: 'bench/figures.ts',
        window: 'bench/window.ts',
        'loop-delay-probe': 'bench/window/loop-delay-probe.ts',
      },
    },
  },
});
