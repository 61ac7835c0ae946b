import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type * as Electron from 'electron';
import { inject } from 'vitest';
import { MAY_SANDBOX } from './browser-flags';
import { Chromium } from './electron/chromium';
import { makeStandIn } from './electron/stand-in';
import { removeDir } from './remove-dir';

/** A stand-in for Electron within the test's own process, for what cannot be in another one. */
export interface StartedStandIn {
  readonly electron: typeof Electron;
  close(): Promise<void>;
}

/** @param schemes of pages, which have to be known from the beginning */
export async function startStandIn(schemes: Electron.CustomScheme[]): Promise<StartedStandIn> {
  const userData = mkdtempSync(join(tmpdir(), 'switchyard-stand-in-'));
  const standIn = makeStandIn({
    ...{ appDir: inject('projectRoot'), name: 'test', version: '0.0.0', argv: [], userData, end: () => {} },
    scriptDir: dirname(inject('standInPath')),
  });
  const electron = standIn.electron as typeof Electron;
  electron.protocol.registerSchemesAsPrivileged(schemes);
  const chromium = new Chromium({
    path: inject('chromiumPath'),
    profileDir: join(userData, 'Chromium'),
    switches: MAY_SANDBOX ? [] : ['--no-sandbox'],
  });
  await standIn.start(chromium);
  return {
    electron,
    close: async () => {
      await chromium.close();
      removeDir(userData);
    },
  };
}
