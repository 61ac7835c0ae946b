import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Session, WebContents } from 'electron';
import { expect, it } from 'vitest';
import { guardDownloads } from '../../../src-main/shells/electron/page-downloads';
import { cancelable, FakeContents } from './fake-window';
import { JournalLog } from './started-app';

function rig() {
  const contents = new FakeContents([]);
  const { session } = contents;
  const log = new JournalLog();
  const undo = guardDownloads(
    session as unknown as Session,
    { contents: contents as unknown as WebContents, downloadsDir: () => '/home/someone/Downloads' },
    log,
  );
  const download = (url: string, origin: string, name = 'results.csv', from: unknown = contents) => {
    const saved: unknown[] = [];
    const item = Object.assign(new EventEmitter(), {
      getURL: () => url,
      getInitiatorOrigin: () => origin,
      getFilename: () => name,
      setSaveDialogOptions: (options: unknown) => saved.push(options),
    });
    const event = cancelable();
    session.emit('will-download', event, item, from);
    return { isRefused: event.isPrevented, saved, item };
  };
  return { session, download, log, undo };
}

const OWN = ['blob:app://switchyard/8d2f', 'app://switchyard'] as const;

it('asks where to save what the page has made, beginning with the folder for downloads', () => {
  const { download } = rig();
  const { isRefused, saved } = download(...OWN);
  expect(isRefused).toBe(false);
  expect(saved).toEqual([{ defaultPath: join('/home/someone/Downloads', 'results.csv') }]);
});

it('takes only a name from the page, never a way out of the folder', () => {
  const { download } = rig();
  expect(download(...OWN, '../../.bashrc').saved).toEqual([
    { defaultPath: join('/home/someone/Downloads', '.bashrc') },
  ]);
});

it('refuses everything else', () => {
  const { download, log } = rig();
  const refused = [
    download('https://evil.example/setup.exe', 'app://switchyard'),
    download('blob:https://evil.example/8d2f', 'https://evil.example'),
    download('blob:app://switchyard/8d2f', 'https://evil.example'),
    download('data:text/plain,hello', 'app://switchyard'),
    download('app://switchyard/assets/index.js', 'app://switchyard'),
    download('blob:app://switchyard/8d2f', ''),
    download(...OWN, 'results.csv', new FakeContents([])),
  ];
  expect(refused.map(({ isRefused, saved }) => [isRefused, saved.length])).toEqual(
    refused.map(() => [true, 0]),
  );
  expect(log.lines).toHaveLength(refused.length);
});

it('logs what could not be saved, and not what somebody chose not to save', () => {
  const { download, log } = rig();
  const { item } = download(...OWN);
  item.emit('done', {}, 'interrupted');
  download(...OWN).item.emit('done', {}, 'cancelled');
  expect(log.lines).toEqual(['warn results.csv could not be saved']);
});

it('ends with its undo', () => {
  const { session, undo } = rig();
  undo();
  expect(session.listenerCount('will-download')).toBe(0);
});
