import { describe, expect, it } from 'vitest';
import { YARD_CALL_CHANNEL, YARD_LISTEN_CHANNEL } from '#contract/wire';
import { safeSend } from '../../../src-main/shells/electron/safe-send';
import { serveYardOverIpc } from '../../../src-main/shells/electron/yard-ipc';
import { makeIpcYardApi } from '../../../src-preload/ipc-yard-api';
import { FakeIpc } from '../../support/fake-ipc';
import { FeedWatcher } from '../../support/feed-watcher';
import { makeYard, pass } from '../../support/hosted-yard';

function rig() {
  const { yard, clock } = makeYard();
  const ipc = new FakeIpc();
  const close = serveYardOverIpc(ipc.ipcMain, ipc.webContents, yard);
  return { yard, clock, ipc, close, api: makeIpcYardApi(ipc.ipcRenderer) };
}

describe('the door of the yard over IPC', () => {
  it('lets in the top frame of the window on our page, and nobody else', async () => {
    const { yard, ipc } = rig();
    const own = ipc.event();
    const strangers = {
      otherWindow: { ...own, sender: {} },
      noFrame: { ...own, senderFrame: null },
      innerFrame: { ...own, senderFrame: { ...ipc.frame, parent: ipc.frame } },
      web: { ...own, senderFrame: { url: 'https://evil.example/', parent: null } },
      lookalike: { ...own, senderFrame: { url: 'app://switchyard.evil/', parent: null } },
      file: { ...own, senderFrame: { url: 'file:///etc/passwd', parent: null } },
      nowhere: { ...own, senderFrame: { url: '', parent: null } },
    };
    const command = { command: 'change-limits', patch: { workers: 9 } };
    for (const stranger of Object.values(strangers)) {
      expect(await ipc.invokeAs(stranger, YARD_CALL_CHANNEL, command)).toMatchObject({
        ok: false,
        problems: [{ field: 'sender' }],
      });
      ipc.sendAs(stranger, YARD_LISTEN_CHANNEL, true);
    }
    expect(yard.scheduler.limits.workers).toBe(3);
    expect(await ipc.invokeAs(own, YARD_CALL_CHANNEL, command)).toMatchObject({ ok: true });
    expect(yard.scheduler.limits.workers).toBe(9);
  });

  it('gives a page that is loaded again a new snapshot, of the yard that worked on', async () => {
    const { clock, ipc, api, yard } = rig();
    const before = new FeedWatcher(api);
    await api.call({ command: 'change-limits', patch: { workers: 4 } });
    await pass(clock, 100, [api]);
    const reloaded = makeIpcYardApi(ipc.ipcRenderer);
    const after = new FeedWatcher(reloaded);
    await pass(clock, 100, [reloaded]);
    expect(after.messages[0]).toMatchObject({ type: 'snapshot', run: 1 });
    expect(after.view).toEqual(yard.feed.view());
    expect(before.view.limits?.workers).toBe(4);
  });

  it('lets go of a window that is gone, and the yard works on', async () => {
    const { clock, ipc, api, yard } = rig();
    const window = new FeedWatcher(api);
    await pass(clock, 33, [api]);
    ipc.isGone = true;
    yard.scheduler.changeLimits({ ...yard.scheduler.limits, workers: 2 });
    clock.advanceTo(1_000);
    expect(window.messages).toHaveLength(1);
    expect(yard.scheduler.phase).toBe('running');
    expect(clock.nextAtMs()).toBeNull();
  });

  it('leaves nothing behind when it is closed', () => {
    const { ipc, close } = rig();
    expect(ipc.mainListeners).toBe(2);
    close();
    expect(ipc.mainListeners).toBe(0);
  });
});

describe('sending to a window', () => {
  const alive = { isDestroyed: () => false, isCrashed: () => false };

  it('says whether the message is on its way, whatever became of the window', () => {
    const sent: unknown[] = [];
    const send = (channel: string, message: unknown) => sent.push([channel, message]);
    const broken = () => {
      throw new Error('frame was disposed');
    };
    expect(safeSend({ ...alive, send }, 'a', 1)).toBe(true);
    expect(safeSend({ ...alive, send, isDestroyed: () => true }, 'b', 2)).toBe(false);
    expect(safeSend({ ...alive, send, isCrashed: () => true }, 'c', 3)).toBe(false);
    expect(safeSend({ ...alive, send: broken }, 'd', 4)).toBe(false);
    expect(sent).toEqual([['a', 1]]);
  });
});
