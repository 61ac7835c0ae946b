import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/axe-faults';
import { launchBrowser } from '../support/browser';
import { type StartedWebShell, startWebShellApp } from '../support/web-shell';
import { SMALLEST_SIZE, USUAL_SIZE, YardWindow } from '../support/yard-window';

let browser: Browser;
let shell: StartedWebShell;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shell = await startWebShellApp();
});
afterEach(() => shell.kill());

/** What axe finds on the charts. */
const faults = ({ page }: YardWindow) => axeFaults(page, '[role="tabpanel"]');

const chartsOf = ({ page }: YardWindow) => page.locator('svg[role="application"]');
const CHARTS = 6;

async function showCharts(window: YardWindow): Promise<void> {
  await window.page.getByRole('tab', { name: 'Charts' }).click();
}

/** How many characters of path data a chart draws: none, where nothing is drawn. */
function drawnIn(window: YardWindow, title: string): Promise<number> {
  return window.page.evaluate((name) => {
    const chart = [...document.querySelectorAll('svg[role="application"]')].find((one) =>
      one.getAttribute('aria-label')?.startsWith(name),
    );
    const paths = [...(chart?.querySelectorAll('g[data-tone] path') ?? [])];
    return paths.reduce((sum, path) => sum + (path.getAttribute('d')?.length ?? 0), 0);
  }, title);
}

describe.each([
  { colorScheme: 'light', viewport: USUAL_SIZE },
  { colorScheme: 'dark', viewport: SMALLEST_SIZE },
] as const)(
  'the charts in a $colorScheme window of $viewport.width × $viewport.height',
  { timeout: 120_000 },
  (look) => {
    it('have nothing that axe finds, and break no rule of the page, empty, busy, as a table and stopped', async () => {
      const window = await YardWindow.open(browser, shell.url, look);
      await showCharts(window);
      await window.page.getByText('Nothing has run yet').last().waitFor();
      expect(await faults(window)).toEqual([]);

      await window.enter('workers', 40);
      await window.press('Submit 120 tasks');
      await chartsOf(window)
        .nth(CHARTS - 1)
        .waitFor();
      expect(await faults(window)).toEqual([]);
      await window.press('As table');
      await window.page.getByRole('table', { name: /^The run in intervals of/ }).waitFor();
      expect(await faults(window)).toEqual([]);
      await window.press('As table');

      await window.press('Shut down');
      await window.inPhase('stopped');
      await chartsOf(window)
        .filter({ hasText: '' })
        .nth(CHARTS - 1)
        .waitFor();
      expect(await faults(window)).toEqual([]);
      expect(await window.scrolls()).toBe(false);
      expect(window.complaints).toEqual([]);
      await window.close();
    });
  },
);

describe('the charts of a run', () => {
  it('draw what happened, and tell all its figures at the moment that somebody points at', async () => {
    const window = await YardWindow.open(browser, shell.url);
    await window.enter('workers', 16);
    await window.enter('timeout (ms)', 600);
    await window.enter('base (ms)', 10);
    await showCharts(window);
    await window.press('Run demo');
    await window.reads('progress', '10 / 10');
    await window.inPhase('ready');
    await chartsOf(window)
      .nth(CHARTS - 1)
      .waitFor();
    for (const title of ['Throughput', 'Utilisation', 'Response time', 'Service time']) {
      await expect.poll(() => drawnIn(window, title)).toBeGreaterThan(20);
    }
    const response = chartsOf(window).nth(3);
    // The charts are drawn in turns: this one may not have had its last by now.
    await expect.poll(() => response.getAttribute('aria-label')).toMatch(/p50 .*, p95 .*, p99 .*, n 10\./);

    // A fifth of a second after the first submission: however lucky the seed, no run is over so soon.
    await chartsOf(window)
      .nth(1)
      .hover({ position: { x: 52, y: 40 } });
    await expect.poll(() => window.page.getByText('at the line').count()).toBe(CHARTS);
    await window.page.mouse.move(5, 5);
    await expect.poll(() => window.page.getByText('at the line').count()).toBe(0);

    await chartsOf(window).nth(0).focus();
    await window.page.keyboard.press('ArrowRight');
    // However short the run was: its last second is told, too.
    await window.page
      .getByRole('status')
      .filter({ hasText: /succeeded .* failed/ })
      .waitFor();
    expect(window.complaints).toEqual([]);
    await window.close();
  });
});
