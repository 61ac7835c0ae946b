import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { IpcDoor } from '../../../src-main/shells/electron/ipc-door';
import { FakeIpc } from '../../support/fake-ipc';
import { JournalLog, startedApp } from './started-app';

const NUMBER = z.object({ n: z.number({ error: 'a number' }) }, { error: 'an object' });

function rig() {
  const ipc = new FakeIpc();
  const log = new JournalLog();
  const door = new IpcDoor(ipc.ipcMain, ipc.webContents, log);
  const answered: number[] = [];
  const heard: number[] = [];
  door.answer('ask', 'question', NUMBER, ({ n }) => {
    answered.push(n);
    return { ok: true, value: n + 1 };
  });
  door.hear('tell', NUMBER, ({ n }) => heard.push(n));
  return { ipc, log, door, answered, heard };
}

describe('the door between main and its window', () => {
  it('lets in the top frame of the window on our page, and nobody else', async () => {
    const { ipc, log, answered, heard } = rig();
    const own = ipc.event();
    const gone = {
      get url(): string {
        throw new Error('Render frame was disposed');
      },
      parent: null,
    };
    const strangers = {
      otherWindow: { ...own, sender: {} },
      noFrame: { ...own, senderFrame: null },
      goneFrame: { ...own, senderFrame: gone },
      innerFrame: { ...own, senderFrame: { ...ipc.frame, parent: ipc.frame } },
      web: { ...own, senderFrame: { url: 'https://evil.example/', parent: null } },
      lookalike: { ...own, senderFrame: { url: 'app://switchyard.evil/', parent: null } },
      file: { ...own, senderFrame: { url: 'file:///etc/passwd', parent: null } },
      nowhere: { ...own, senderFrame: { url: '', parent: null } },
    };
    for (const stranger of Object.values(strangers)) {
      expect(await ipc.invokeAs(stranger, 'ask', { n: 1 })).toEqual({
        ok: false,
        problems: [{ field: 'sender', expected: 'the page of Switchyard', got: 'another one' }],
      });
      ipc.sendAs(stranger, 'tell', { n: 1 });
    }
    expect([answered, heard]).toEqual([[], []]);
    expect(log.lines).toHaveLength(2 * Object.keys(strangers).length);
    expect(log.lines).toContain('warn refused a stranger on ask: https://evil.example/');

    expect(await ipc.invokeAs(own, 'ask', { n: 1 })).toEqual({ ok: true, value: 2 });
    ipc.sendAs(own, 'tell', { n: 2 });
    expect([answered, heard]).toEqual([[1], [2]]);
  });

  it('answers what does not fit by its problems, and hears none of it', async () => {
    const { ipc, answered, heard } = rig();
    const own = ipc.event();
    expect(await ipc.invokeAs(own, 'ask', { n: 'one' })).toEqual({
      ok: false,
      problems: [{ field: 'n', expected: 'a number', got: '"one"' }],
    });
    expect(await ipc.invokeAs(own, 'ask', null)).toMatchObject({ problems: [{ field: 'question' }] });
    ipc.sendAs(own, 'tell', { n: 'one' });
    expect([answered, heard]).toEqual([[], []]);
  });

  it('logs an answer that fails, and lets it fail', async () => {
    const { ipc, door, log } = rig();
    door.answer('fail', 'question', NUMBER, () => {
      throw new Error('out of order');
    });
    await expect(ipc.invokeAs(ipc.event(), 'fail', { n: 1 })).rejects.toThrow('out of order');
    expect(log.lines).toEqual(['error the answer on fail failed Error: out of order']);
  });

  it('leaves nothing behind when it is closed, twice even', () => {
    const { ipc, door } = rig();
    expect(ipc.mainListeners).toBe(2);
    door.close();
    door.close();
    expect(ipc.mainListeners).toBe(0);
  });
});

it('is the way of everything that the app takes from its window', async () => {
  const { electron, yard } = await startedApp();
  const { ipc, window } = electron;
  const own = { sender: window.webContents, senderFrame: ipc.frame };
  const stranger = {
    sender: window.webContents,
    senderFrame: { url: 'https://evil.example/', parent: null },
  };
  const calls = [
    ['yard:call', { command: 'change-limits', patch: { workers: 9 } }],
    ['desktop:settings', undefined],
    ['desktop:api', undefined],
    ['desktop:change-settings', { theme: 'dark' }],
  ] as const;
  const told = [
    ['yard:listen', true],
    ['desktop:able', ['search']],
  ] as const;
  expect(ipc.mainListeners).toBe(calls.length + told.length);
  for (const [channel, message] of calls) {
    expect(await ipc.invokeAs(stranger, channel, message)).toMatchObject({ problems: [{ field: 'sender' }] });
  }
  for (const [channel, message] of told) ipc.sendAs(stranger, channel, message);
  expect(yard.scheduler.limits.workers).toBe(3);
  expect(electron.menuItem('search').enabled).toBe(false);
  for (const [channel, message] of calls) {
    expect(await ipc.invokeAs(own, channel, message)).toMatchObject({ ok: true });
  }
  for (const [channel, message] of told) ipc.sendAs(own, channel, message);
  expect(yard.scheduler.limits.workers).toBe(9);
  expect(electron.menuItem('search').enabled).toBe(true);
});
