import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node';
import { describe, expect, it, vi } from 'vitest';
import { openLogFile } from '../../../src-main/shells/electron/app-log';
import { makeDir } from './started-app';

describe('the log of the app', () => {
  it('has each line on disk when it has been said, with its time and level', () => {
    const path = join(makeDir(), 'logs', 'main.log');
    const log = openLogFile(path, 'Switchyard');
    log.info('begins', { tasks: 3 });
    expect(readFileSync(path, 'utf8')).toMatch(
      /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\] \[info\] +begins \{ tasks: 3 \}\r?\n$/,
    );
  });

  it('says errors aloud, too, and news only to the file', () => {
    const aloud = vi.spyOn(console, 'error').mockImplementation(() => {});
    const path = join(makeDir(), 'main.log');
    const log = openLogFile(path, 'Switchyard');
    log.info('quiet');
    log.error('loud', new Error('out of order'));
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('[info]  quiet');
    expect(text).toMatch(/\[error\] loud Error: out of order\s+at .*app-log\.test/);
    expect(aloud).toHaveBeenCalledTimes(1);
    aloud.mockRestore();
  });

  it('does not grow for ever', () => {
    const path = join(makeDir(), 'main.log');
    writeFileSync(path, 'x'.repeat(1_100_000));
    openLogFile(path, 'Switchyard').info('anew');
    expect(readFileSync(path, 'utf8')).toMatch(/anew\r?\n$/);
    expect(readFileSync(path, 'utf8').length).toBeLessThan(100);
    expect(existsSync(path.replace('main.log', 'main.old.log'))).toBe(true);
  });

  it('that cannot be written brings nothing down', () => {
    // It is electron-log's own logger that complains of it.
    electronLog.transports.console.writeFn = () => {};
    const blocker = join(makeDir(), 'file');
    writeFileSync(blocker, '');
    expect(() => openLogFile(join(blocker, 'main.log'), 'Switchyard').info('lost')).not.toThrow();
  });
});
