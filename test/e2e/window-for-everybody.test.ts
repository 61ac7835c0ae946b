import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/axe-faults';
import { HOSTS, type Host, type Look, openHost } from '../support/hosts';
import { SMALLEST_SIZE, USUAL_SIZE, type YardWindow } from '../support/yard-window';

const LOOKS: readonly Look[] = [
  { colorScheme: 'light', viewport: USUAL_SIZE },
  { colorScheme: 'dark', viewport: USUAL_SIZE },
  { colorScheme: 'dark', viewport: SMALLEST_SIZE },
  { colorScheme: 'light', viewport: SMALLEST_SIZE },
];
/** Every colour and every size once: it is the same page, and what shows it makes neither. */
const OPPOSITE_LOOKS = LOOKS.filter((_look, at) => at % 2 === 0);

/** Shows a window in one look after another, and tells all that is wrong with it in any, a line for each fault. */
async function faultsInLooks(host: Host, looks: readonly Look[]): Promise<string[]> {
  const faults: string[] = [];
  for (const look of looks) {
    await host.look(look);
    await host.window.hasLook(look);
    const found = await axeFaults(host.window.page);
    if (await host.window.scrolls()) found.push('the page scrolls');
    const { colorScheme, viewport } = look;
    faults.push(...found.map((fault) => `${colorScheme}, ${viewport.width} wide: ${fault}`));
  }
  return faults;
}

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

  it('has nothing that axe finds, and never scrolls as a page, light or dark, usual or smallest, from its first moment to the end of a run', async () => {
    const looks = kind === 'web' ? LOOKS : OPPOSITE_LOOKS;
    const faults = () => faultsInLooks(host as Host, looks);
    expect(await faults()).toEqual([]);

    await window.press('Submit 120 tasks');
    await window.reads('accepted', '120');
    await window.press(/More limits/);
    await window.enter('attempts', 0);
    await window.page.getByText(/^Expected a whole number from 1 to/).waitFor();
    expect(await faults()).toEqual([]);

    await window.press('Ways to shut down');
    await window.page.getByRole('button', { name: /^Finish all/ }).waitFor();
    expect(await faults()).toEqual([]);
    // However slow the checks are, no grace period ends the draining before they are done.
    await window.page.getByRole('switch', { name: 'limit the grace period' }).click({ force: true });
    await window.press(/^Finish all/);
    await window.inPhase('draining');
    expect(await faults()).toEqual([]);
    await window.press('Cancel now');
    await window.press('Cancel everything');
    await window.inPhase('stopped');
    expect(await faults()).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds in what opens over a %s one',
    async (look) => {
      await host?.look({ colorScheme: look, viewport: USUAL_SIZE });
      const { keyboard } = window.page;
      for (const menu of ['Settings', /^Scenario/]) {
        await window.press(menu);
        await window.page.getByRole('menu').waitFor();
        expect(await axeFaults(window.page)).toEqual([]);
        await keyboard.press('Escape');
      }
      for (const [key, name] of [
        ['?', 'Keys'],
        ['Control+k', 'Command palette'],
      ] as const) {
        await keyboard.press(key);
        await window.page.getByRole('dialog', { name }).waitFor();
        expect(await axeFaults(window.page)).toEqual([]);
        await keyboard.press('Escape');
        await window.page.getByRole('dialog').waitFor({ state: 'detached' });
      }
    },
  );

  it.each(['light', 'dark'] as const)(
    'tells what is chosen from what is not in the contrast colours of a %s system',
    async (colorScheme) => {
      await host?.look({ colorScheme, viewport: USUAL_SIZE });
      const { page } = window;
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      const ground = (element: Element) => getComputedStyle(element).backgroundImage;
      const tab = (name: string) => page.getByRole('tab', { name, exact: true }).evaluate(ground);
      const segment = (name: string) => page.locator('label', { hasText: name }).evaluate(ground);
      const button = (name: string) => page.getByRole('button', { name, exact: true }).evaluate(ground);
      expect(await tab('Results')).not.toBe(await tab('Charts'));
      expect(await button('Follow')).not.toBe(await button('Fit'));
      await page.getByText('HTTP', { exact: true }).click();
      expect(await segment('HTTP')).not.toBe(await segment('CPU'));
    },
  );

  describe('the smallest window', () => {
    it('has the first limits in sight beside the whole form', async () => {
      await host?.look({ colorScheme: 'light', viewport: SMALLEST_SIZE });
      const bottom = async (name: string) => {
        const box = await window.page.getByRole('slider', { name, exact: true }).boundingBox();
        return (box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0);
      };
      const foot = await window.page.locator('footer').boundingBox();
      expect(await bottom('attempts')).toBeLessThan(foot?.y ?? 0);
    });
  });

  describe('the window by keyboard', () => {
    it('goes to the search by /, changes its theme by T and remembers it, and does neither while one types', async () => {
      const scheme = () => window.page.locator('html').getAttribute('data-mantine-color-scheme');
      await window.page.keyboard.press('/');
      await window.page.keyboard.type('t/');
      const search = window.page.getByRole('textbox', { name: 'Search results' });
      expect(await search.inputValue()).toBe('t/');
      expect(await scheme()).toBe('light');

      await search.press('Escape');
      expect(await search.inputValue()).toBe('');
      await window.page.locator('h1').click();
      await window.page.keyboard.press('t');
      await window.page.keyboard.press('t');
      expect(await scheme()).toBe('dark');
      await window.page.reload();
      await window.inPhase('ready');
      expect(await scheme()).toBe('dark');
    });
  });
});
