import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds on a page, as one line for each fault and place. All of its rules are asked; what it passes is not
 * worked out in detail, and nothing is fetched, which serves films and sounds alone.
 *
 * @param within a part of the page; none: all of it
 */
export async function axeFaults(page: Page, within: string | null = null): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // The usual way ends on a page of its own, and Electron opens none for whoever drives it.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], preload: false });
  const { violations } = await (within === null ? axe : axe.include(within)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
