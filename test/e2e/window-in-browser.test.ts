import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWebHost, type WebHost } from '../support/web-host';
import { startApp } from '../support/web-shell';
import type { YardWindow } from '../support/yard-window';

let host: WebHost;
let window: YardWindow;

beforeEach(async () => {
  host = await openWebHost();
  window = host.window;
});
afterEach(() => host.close());

describe('a window in a browser', () => {
  it('agrees with every other window', async () => {
    const other = await host.another();
    await window.hurry();
    await other.press('Run demo');
    await window.reads('progress', '10 / 10');
    await other.reads('progress', '10 / 10');
    await window.inPhase('ready');
    await other.inPhase('ready');
    expect(await window.books()).toEqual(await other.books());
    expect(await other.page.getByRole('textbox', { name: 'workers' }).inputValue()).toBe('16');
    await other.close();
  });

  it('says that the yard is gone, and comes back with it', async () => {
    const { port } = host.shell;
    await host.shell.kill();
    await window.page.getByText('Connection lost.').waitFor();
    expect(await window.page.getByRole('button', { name: 'Run demo' }).isDisabled()).toBe(true);
    const again = startApp(['open', '--web', '--no-open', '--port', String(port)]);
    try {
      await window.inPhase('ready');
      await window.page.getByText('Connection lost.').waitFor({ state: 'detached' });
    } finally {
      await again.kill();
    }
  });
});
