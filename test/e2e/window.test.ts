import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOSTS, type Host, openHost } from '../support/hosts';
import type { YardWindow } from '../support/yard-window';

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

  describe('a window on the yard', () => {
    it("runs the lesson's demo: bars on the lanes, a row for each task, books that balance", async () => {
      expect(await window.pixelsOf('running-fill')).toBe(0);
      await window.hurry();
      await window.press('Run demo');
      await window.inPhase('running');
      await window.reads('progress', '10 / 10');
      await window.inPhase('ready');

      const names = await window.page.getByRole('button', { name: /^Task \d+$/ }).allTextContents();
      expect(names).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
      expect((await window.books()).balanced).toBe(true);
      const colours = ['succeeded-fill', 'failed-fill', 'timed-out-fill'];
      const pixels = await Promise.all(colours.map((colour) => window.pixelsOf(colour)));
      expect(pixels.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(500);
      expect(window.complaints).toEqual([]);
    });

    it('shows at once what a change of limits does', async () => {
      await window.enter('workers', 7);
      await window.page.getByRole('img', { name: /: 7 lanes, .* 7 idle$/ }).waitFor();
      await window.enter('workers', 2);
      await window.page.getByRole('img', { name: /: 2 lanes, .* 2 idle$/ }).waitFor();
    });

    it('explains a number out of range, and nothing changes', async () => {
      await window.enter('workers', 5_000);
      await window.page.getByText(/^Expected a whole number from 1 to 1.024, got 5000\.$/).waitFor();
      await window.page.reload();
      await window.inPhase('ready');
      await window.page.getByRole('img', { name: /: 3 lanes,/ }).waitFor();
    });

    it("shows the yard's own refusal at its field", async () => {
      await window.enter('base (ms)', 60_000);
      await window.page.getByText('Expected at most maxMs, which is 10000, got 60000.').waitFor();
      expect(await window.page.getByRole('textbox', { name: 'base (ms)' }).inputValue()).toBe('500');
    });

    it('finds its place again when it is loaded anew in the middle of a run', async () => {
      await window.enter('workers', 16);
      await window.press('Submit 120 tasks');
      await window.reads('accepted', '120');
      await window.page.reload();
      await window.reads('accepted', '120');
      await window.inPhase('running');
      await window.hurry();
      await window.reads('progress', '120 / 120');
      expect(await window.books()).toMatchObject({ balanced: true });
      await window.inPhase('ready');
      expect(await window.pixelsOf('succeeded-fill')).toBeGreaterThan(500);
    });

    it('keeps the rows under the pointer when the inspector comes and goes', async () => {
      await window.press('Submit 120 tasks');
      await window.reads('accepted', '120');
      const row = window.page.getByRole('button', { name: 'Task 4', exact: true });
      const before = await row.boundingBox();
      if (before === null) throw new Error('the row is out of sight');
      const press = () => window.page.mouse.click(before.x + 90, before.y + 6);
      const inspector = window.page.getByRole('region', { name: 'Task 4 in detail' });
      await press();
      await inspector.waitFor();
      await expect.poll(async () => (await row.boundingBox())?.y).toBeCloseTo(before.y, 0);
      await press();
      await inspector.waitFor({ state: 'detached' });
      await expect.poll(async () => (await row.boundingBox())?.y).toBeCloseTo(before.y, 0);
    });

    it('filters, searches and sorts the results where they are', async () => {
      await window.hurry();
      await window.press('Submit 120 tasks');
      await window.reads('progress', '120 / 120');
      const failed = await window.text('failed');
      const chips = window.page.getByRole('group', { name: 'Show tasks by status' });
      await chips.getByRole('button', { name: /^failed/ }).click();
      const table = window.page.getByRole('grid', { name: 'Tasks' });
      await window.page.locator(`table[aria-rowcount="${Number(failed) + 1}"]`).waitFor();
      expect(await table.getByRole('gridcell', { name: 'succeeded' }).count()).toBe(0);

      await window.page.keyboard.press('/');
      await window.page.keyboard.type('no such task');
      await window.page.getByText('No failed task matches “no such task”').waitFor();
      await window.page.keyboard.press('Escape');
      await window.page.locator(`table[aria-rowcount="${Number(failed) + 1}"]`).waitFor();
    });
  });

  describe('the end of a run', () => {
    const WAYS = ['Finish running', 'Finish all', 'Cancel now'] as const;

    it.each(WAYS)('comes by %s, with its balance, and a new run begins after it', async (way) => {
      // What is to be cancelled must still be there.
      if (way !== 'Cancel now') await window.hurry();
      await window.press('Run demo');
      await window.reads('accepted', '10');
      await window.press('Ways to shut down');
      await window.press(new RegExp(`^${way}`));
      if (way === 'Cancel now') await window.press('Cancel everything');
      await window.inPhase('stopped');

      expect(await window.text('final-books')).toMatch(/^10 accepted = .*\. Nothing was lost\.$/);
      expect((await window.books()).balanced).toBe(true);
      if (way === 'Finish all') expect(await window.text('cancelled')).toBe('0');
      expect(await window.page.getByRole('button', { name: 'Run demo' }).isDisabled()).toBe(true);

      await window.press('Start again');
      await window.inPhase('ready');
      await window.reads('accepted', '0');
      await window.hurry();
      await window.press('Run demo');
      await window.reads('progress', '10 / 10');
      expect(window.complaints).toEqual([]);
    });

    it('can be cut short while it drains', async () => {
      await window.press('Submit 120 tasks');
      await window.reads('accepted', '120');
      await window.press('Ways to shut down');
      await window.press(/^Finish all/);
      await window.inPhase('draining');
      expect(await window.text('grace')).toMatch(/^cancels in \d/);
      await window.press('Cancel now');
      await window.press('Cancel everything');
      await window.inPhase('stopped');
      expect(await window.text('final-books')).toMatch(/^120 accepted = .*\. Nothing was lost\.$/);
    });
  });
});
