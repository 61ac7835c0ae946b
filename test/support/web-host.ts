import { launchBrowser } from './browser';
import type { Host } from './hosts';
import { type StartedWebShell, startWebShellApp } from './web-shell';
import { YardWindow } from './yard-window';

/** The web shell, and a browser before it. */
export interface WebHost extends Host {
  readonly shell: StartedWebShell;
  /** One more window on the same yard, with nothing remembered. */
  another(): Promise<YardWindow>;
}

export async function openWebHost(): Promise<WebHost> {
  const [browser, shell] = await Promise.all([launchBrowser(), startWebShellApp()]);
  const window = await YardWindow.open(browser, shell.url);
  return {
    window,
    shell,
    another: () => YardWindow.open(browser, shell.url),
    look: async ({ viewport, colorScheme }) => {
      await window.page.setViewportSize(viewport);
      await window.page.emulateMedia({ colorScheme });
    },
    close: async () => {
      await browser.close();
      await shell.kill();
    },
  };
}
