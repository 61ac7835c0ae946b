import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/axe-faults';
import { launchBrowser } from '../support/browser';
import { removeDir } from '../support/remove-dir';
import { type StartedWebShell, startApp, startedWebShell } from '../support/web-shell';
import { SMALLEST_SIZE, USUAL_SIZE, YardWindow } from '../support/yard-window';

let browser: Browser;
let shell: StartedWebShell;
let runs: string;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  runs = mkdtempSync(join(tmpdir(), 'switchyard-runs-'));
  shell = await startedWebShell(startApp(['open', '--web', '--no-open', '--port', '0', '--runs', runs]));
});
afterEach(async () => {
  await shell.kill();
  await removeDir(runs);
});

const showTab = ({ page }: YardWindow, name: string) => page.getByRole('tab', { name }).click();

/** What the table says of each task. */
async function results(window: YardWindow): Promise<string[]> {
  await showTab(window, 'Results');
  const rows = window.page.getByRole('grid', { name: 'Tasks' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(11);
  return (await rows.allTextContents()).slice(1);
}

/** Runs the demo to its end and shuts the yard down. */
async function runDemo(window: YardWindow): Promise<void> {
  await window.press('Run demo');
  await window.reads('progress', '10 / 10');
  await window.press('Shut down');
  await window.inPhase('stopped');
}

describe('a run that is kept', { timeout: 120_000 }, () => {
  it('stands in the history, opens into the same views, read only, and leads back to the yard', async () => {
    const window = await YardWindow.open(browser, shell.url);
    const { page } = window;
    await showTab(window, 'Runs');
    await page.getByText('Nothing has been kept yet').waitFor();
    await window.hurry();
    await runDemo(window);
    const before = await results(window);
    await window.press('Start again');
    await window.inPhase('ready');
    expect(await window.text('accepted')).toBe('0');

    await showTab(window, 'Runs');
    await page.getByText('completed', { exact: true }).waitFor();
    await window.press(/^More for Run of/);
    await page.getByRole('menuitem', { name: /^Rename/ }).click();
    await page.getByRole('textbox', { name: /^Name of/ }).fill('the demo');
    await page.keyboard.press('Enter');
    await window.press('Open the demo');
    await page.getByRole('region', { name: 'Recording' }).getByText('Recording of the demo').waitFor();
    expect(await window.text('phase')).toBe('recording');
    expect(await results(window)).toEqual(before);
    expect((await window.books()).balanced).toBe(true);
    expect(await page.getByRole('button', { name: 'Run demo' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'Task 1', exact: true }).click();
    await page.getByRole('region', { name: /^Task 1 in detail/ }).waitFor();
    await page.keyboard.press('Escape');
    await showTab(window, 'Figures');
    await page.getByRole('table', { name: /^Response time, open loop/ }).waitFor();

    await window.press('Back to the yard');
    await window.inPhase('ready');
    expect(await window.text('accepted')).toBe('0');
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it.each([
    { colorScheme: 'light', viewport: USUAL_SIZE },
    { colorScheme: 'dark', viewport: SMALLEST_SIZE },
  ] as const)(
    'and its figures have nothing that axe finds in a $colorScheme window of $viewport.width × $viewport.height',
    async (look) => {
      const window = await YardWindow.open(browser, shell.url, look);
      const { page } = window;
      const faults: string[] = [];
      const check = async (where: string) => {
        for (const fault of await axeFaults(page)) faults.push(`${where}: ${fault}`);
        if (await window.scrolls()) faults.push(`${where}: the page scrolls`);
      };
      for (const tab of ['Figures', 'Runs']) {
        await showTab(window, tab);
        await page
          .getByRole('tabpanel', { name: tab })
          .getByText(/^Nothing has/)
          .waitFor();
        await check(`${tab}, empty`);
      }
      await window.hurry();
      await runDemo(window);
      await window.press('Start again');
      await window.inPhase('ready');
      await runDemo(window);
      await showTab(window, 'Figures');
      await page.getByRole('table', { name: /^Service time/ }).waitFor();
      await check('Figures');
      await showTab(window, 'Runs');
      await expect.poll(() => page.getByText('completed', { exact: true }).count()).toBe(2);
      for (const box of await page.getByRole('checkbox', { name: /^Compare/ }).all()) await box.check();
      await check('Runs, ticked');
      await page
        .getByRole('button', { name: /^More for/ })
        .first()
        .click();
      await page.getByRole('menu').waitFor();
      await check('Runs, menu');
      await page.keyboard.press('Escape');
      await window.press('Compare 2');
      await page.getByRole('table', { name: 'Runs compared' }).waitFor();
      await check('Runs, compared');
      await window.press('Back to all runs');
      await page
        .getByRole('button', { name: /^Open Run of/ })
        .first()
        .click();
      await page.getByRole('region', { name: 'Recording' }).waitFor();
      await check('a recording');
      expect(faults).toEqual([]);
      expect(window.complaints).toEqual([]);
      await window.close();
    },
  );
});
