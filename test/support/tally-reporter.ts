import type { Reporter, TestModule } from 'vitest/node';

/** Closes the run with why tests were skipped, and one plain line: how many passed, failed and were skipped. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    let skipped = 0;
    const reasons = new Map<string, number>();
    for (const module of modules) {
      // A file that could not be read has no tests to count.
      if (module.state() === 'failed' && [...module.children.allTests()].length === 0) failed++;
      for (const test of module.children.allTests()) {
        const result = test.result();
        const { state } = result;
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
        else {
          skipped++;
          const reason = (state === 'skipped' ? result.note : undefined) ?? 'no reason given';
          reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        }
      }
    }
    for (const [reason, count] of reasons) console.log(`${count} skipped: ${reason}`);
    const tally = `${passed} passed, ${failed} failed`;
    console.log(skipped === 0 ? tally : `${tally}, ${skipped} skipped`);
  }
}
