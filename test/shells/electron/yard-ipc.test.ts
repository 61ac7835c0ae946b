import { describe, expect, it } from 'vitest';
import { YARD_LISTEN_CHANNEL } from '#contract/wire';
import { IpcDoor } from '../../../src-main/shells/electron/ipc-door';
import { safeSend } from '../../../src-main/shells/electron/safe-send';
import { serveYardOverIpc } from '../../../src-main/shells/electron/yard-ipc';
import { makeIpcYardApi } from '../../../src-preload/ipc-yard-api';
import { FakeIpc } from '../../support/fake-ipc';
import { FeedWatcher } from '../../support/feed-watcher';
import { makeYard, pass } from '../../support/hosted-yard';
import { JournalLog } from './started-app';

function rig() {
  const { yard, clock } = makeYard();
  const ipc = new FakeIpc();
  const log = new JournalLog();
  const door = new IpcDoor(ipc.ipcMain, ipc.webContents, log);
  const closeFeed = serveYardOverIpc(door, yard, log);
  return { yard, clock, ipc, door, log, closeFeed, api: makeIpcYardApi(ipc.ipcRenderer) };
}

describe('the yard over IPC', () => {
  it('gives a page that is loaded again a new snapshot, of the yard that worked on', async () => {
    const { clock, ipc, api, yard } = rig();
    const before = new FeedWatcher(api);
    await api.call({ command: 'change-limits', patch: { workers: 4 } });
    await pass(clock, 100, [api]);
    const reloaded = makeIpcYardApi(ipc.ipcRenderer);
    const after = new FeedWatcher(reloaded);
    await pass(clock, 100, [reloaded]);
    expect(after.messages[0]).toMatchObject({ type: 'snapshot', run: yard.feed.run });
    expect(after.view).toEqual(yard.feed.view());
    expect(before.view.limits?.workers).toBe(4);
  });

  it('has it in the log when a page shows the yard, once each time that it is loaded', async () => {
    const { clock, ipc, api, log } = rig();
    await api.call({ command: 'acknowledge', number: 1 });
    api.listen(() => {});
    await pass(clock, 100, []);
    expect(log.lines).toEqual([]);
    for (let load = 0; load < 2; load++) {
      const page = makeIpcYardApi(ipc.ipcRenderer);
      new FeedWatcher(page);
      await pass(clock, 100, [page]);
    }
    expect(log.lines).toEqual(['info the page shows the yard', 'info the page shows the yard']);
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

  it('hears no listener whose message is not a plain yes or no', async () => {
    const { clock, ipc, api } = rig();
    const window = new FeedWatcher(api);
    await pass(clock, 33, [api]);
    ipc.sendAs(ipc.event(), YARD_LISTEN_CHANNEL, 'false');
    ipc.sendAs(ipc.event(), YARD_LISTEN_CHANNEL, { listening: false });
    await api.call({ command: 'change-limits', patch: { workers: 5 } });
    await pass(clock, 100, [api]);
    expect(window.view.limits?.workers).toBe(5);
  });

  it('sends nothing more once its feed is closed', async () => {
    const { clock, api, closeFeed } = rig();
    const window = new FeedWatcher(api);
    await pass(clock, 33, [api]);
    closeFeed();
    await api.call({ command: 'change-limits', patch: { workers: 5 } });
    await pass(clock, 100, [api]);
    expect(window.view.limits?.workers).toBe(3);
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
