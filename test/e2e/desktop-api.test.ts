import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/axe-faults';
import type { DesktopHost } from '../support/desktop-host';
import { DESKTOP_HOSTS, openDesktop } from '../support/hosts';

/** A port that nobody has. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe.each(DESKTOP_HOSTS)('the API of the desktop app in %s', (_name, kind) => {
  const opened: DesktopHost[] = [];
  afterEach(async () => {
    for (const host of opened.splice(0)) await host.close();
  });

  it('is switched on in the settings, takes a task of another program, and is switched off', async (test) => {
    const host = await openDesktop(kind, test);
    opened.push(host);
    const { page } = host.window;
    const port = await freePort();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: 'Other programs…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Other programs' });
    await dialog.getByText('It is off.').waitFor();
    await dialog.getByRole('textbox', { name: 'Port' }).fill(String(port));
    await dialog.getByRole('textbox', { name: 'Port' }).press('Enter');
    const use = dialog.getByRole('switch', { name: /^Let other programs/ });
    await use.setChecked(true, { force: true });
    await dialog.getByText(`http://127.0.0.1:${port}/api`, { exact: true }).waitFor();
    const token = await dialog.getByTestId('api-token').innerText();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await axeFaults(page)).toEqual([]);

    const url = `http://127.0.0.1:${port}/api/tasks`;
    const body = JSON.stringify({ body: { executor: 'simulated', minMs: 1, maxMs: 1, failAttempts: 0 } });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const taken = await fetch(url, { method: 'POST', headers, body });
    expect([taken.status, await taken.json()]).toMatchObject([200, { accepted: 1, tasks: [1] }]);
    const stranger = await fetch(url, { method: 'POST', headers: { ...headers, authorization: 'x' }, body });
    expect(stranger.status).toBe(401);
    const metrics = await fetch(`http://127.0.0.1:${port}/metrics`, { headers });
    expect(await metrics.text()).toContain('switchyard_tasks_accepted_total 1');

    await use.setChecked(false, { force: true });
    await dialog.getByText('It is off.').waitFor();
    await expect(fetch(url, { method: 'POST', headers, body })).rejects.toThrow();
  });
});
