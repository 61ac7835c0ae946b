import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/axe-faults';
import { HOSTS, type Host, openHost } from '../support/hosts';
import { SMALLEST_SIZE, USUAL_SIZE, type YardWindow } from '../support/yard-window';

/** A module whose default export does nothing, which every machine has. */
const SCRIPT = fileURLToPath(new URL('../support/empty-script.mjs', import.meta.url));
const KINDS = ['CPU', 'Script', 'HTTP', 'Command'] as const;

describe.each(HOSTS)('in %s', (_name, kind) => {
  let host: Host | undefined;
  let window: YardWindow;

  beforeEach(async (test) => {
    host = await openHost(kind, test);
    window = host.window;
  });
  afterEach(async () => {
    await host?.close();
    host = undefined;
  });

  const choose = (work: string) => window.page.getByText(work, { exact: true }).click();
  const box = (name: string) => window.page.getByRole('textbox', { name, exact: true });

  it('does real work of every kind that may be run from the window, as its form says', async () => {
    const { page } = window;
    const ran: string[] = [];
    await window.enter('tasks', 4);
    for (const work of KINDS) {
      await choose(work);
      if (await page.getByText(/cannot be run from here/).isVisible()) continue;
      if (work === 'Script') await box('module').fill(SCRIPT);
      if (work === 'Command') await box('program').fill(process.execPath);
      if (work === 'Command') {
        await window.press('Add an argument');
        await page.keyboard.type('--version');
      }
      await page.getByRole('button', { name: /^(Submit|Run .* in) 4 tasks$/ }).click();
      ran.push(work);
      await window.reads('accepted', String(4 * ran.length));
      await window.reads('progress', `${4 * ran.length} / ${4 * ran.length}`);
    }
    expect(ran).toEqual(expect.arrayContaining(['CPU', 'HTTP']));
    await page
      .getByRole('button', { name: new RegExp(`^.*succeeded.*${4 * ran.length}$`) })
      .first()
      .waitFor();
    expect((await window.books()).balanced).toBe(true);
    expect(window.complaints).toEqual([]);
  });

  it('shows a table of tasks that is dropped on it, and runs it when somebody says so', async () => {
    const { page } = window;
    const table =
      'name,executor,load,sleepMs,spinMs,priority\nnap,cpu,sleep-spin,5,0,high\nnod,cpu,sleep-spin,1,1,low\n';
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'naps.csv'));
      const init = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent('dragover', init));
      document.body.dispatchEvent(new DragEvent('drop', init));
    }, table);
    const dialog = page.getByRole('dialog', { name: 'Submit 2 tasks?' });
    await dialog.getByText('naps.csv, CSV').waitFor();
    expect(await window.text('accepted')).toBe('0');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Submit 2 tasks' }).click();
    await page.getByText('naps.csv: 2 tasks accepted.').waitFor();
    await window.reads('progress', '2 / 2');
    expect(window.complaints).toEqual([]);
  });

  it('has nothing that axe finds in the form of any kind, nor with all arrivals and faults open', async () => {
    const { page } = window;
    await page.getByRole('button', { name: /Faults and counts/ }).click();
    await page.getByText(/Not started|Serving/).waitFor();
    const arrivals = ['ramp', 'closed', 'spike', 'step'];
    const faults: string[] = [];
    for (const [at, work] of KINDS.entries()) {
      const isOdd = at % 2 === 1;
      await host?.look({
        colorScheme: isOdd ? 'dark' : 'light',
        viewport: isOdd ? SMALLEST_SIZE : USUAL_SIZE,
      });
      await choose(work);
      await page.getByRole('combobox', { name: 'arrival' }).selectOption(arrivals[at] ?? 'burst');
      if (work === 'HTTP') await page.getByRole('combobox', { name: 'method' }).selectOption('POST');
      if (work === 'HTTP') await window.press('Add a header');
      faults.push(...(await axeFaults(page)).map((fault) => `${work}: ${fault}`));
      if (await window.scrolls()) faults.push(`${work}: the page scrolls`);
    }
    expect(faults).toEqual([]);
  });
});
