import type { Reporter, TestModule } from 'vitest/node';

/** Closes the run with one plain line: how many tests passed and failed. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    let skipped = 0;
    for (const module of modules) {
      // A file that could not be read has no tests to count.
      if (module.state() === 'failed' && [...module.children.allTests()].length === 0) failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
        else skipped++;
      }
    }
    const tally = `${passed} passed, ${failed} failed`;
    console.log(skipped === 0 ? tally : `${tally}, ${skipped} skipped`);
  }
}
