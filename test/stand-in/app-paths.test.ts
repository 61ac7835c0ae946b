import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AppPaths } from '../support/electron/app-paths';

it('has logs where Electron has them: with the data, and on a Mac in a folder of their own', () => {
  const logsOn = (platform: NodeJS.Platform) =>
    new AppPaths('Switchyard', join('/data', 'own'), platform).get('logs');
  expect(logsOn('linux')).toBe(join('/data', 'own', 'logs'));
  expect(logsOn('win32')).toBe(join('/data', 'own', 'logs'));
  expect(logsOn('darwin')).toBe(join(homedir(), 'Library', 'Logs', 'Switchyard'));
});
