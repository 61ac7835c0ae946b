import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GROUND } from '../../../src-main/shells/electron/app-theme';
import { startedApp } from './started-app';

describe('the theme', () => {
  it("follows the system's until somebody chooses one, and from the next start on", async () => {
    const { electron } = await startedApp();
    const own = { sender: electron.window.webContents, senderFrame: electron.ipc.frame };
    const sources = [electron.nativeTheme.themeSource];
    for (const theme of ['dark', 'light', 'auto']) {
      await electron.ipc.invokeAs(own, 'desktop:change-settings', { theme });
      sources.push(electron.nativeTheme.themeSource);
    }
    expect(sources).toEqual(['system', 'dark', 'light', 'system']);
  });

  it('is there before the page is: a dark window never shines white', async () => {
    const ground = async (isDark: boolean) => (await startedApp({ isDark })).electron.window.background;
    expect([await ground(false), await ground(true)]).toEqual([GROUND.light, GROUND.dark]);
  });

  it('changes the ground of the window with it', async () => {
    const { electron } = await startedApp();
    electron.nativeTheme.shouldUseDarkColors = true;
    electron.nativeTheme.emit('updated');
    expect(electron.window.background).toBe(GROUND.dark);
  });

  it("has the page's own ground", () => {
    const path = fileURLToPath(new URL('../../../src-renderer/app/colours.css', import.meta.url));
    const css = readFileSync(path, 'utf8');
    const groundIn = (scheme: string) =>
      new RegExp(`:root\\[data-mantine-color-scheme="${scheme}"\\] \\{[^}]*--ground: (#[0-9a-f]{6});`).exec(
        css,
      )?.[1];
    expect({ light: groundIn('light'), dark: groundIn('dark') }).toEqual(GROUND);
  });
});
