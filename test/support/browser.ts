import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { MAY_SANDBOX, QUIET_FLAGS } from './browser-flags';

/** Starts the browser that the end-to-end set-up has found. Who starts it closes it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: inject('chromiumPath'),
    chromiumSandbox: MAY_SANDBOX,
    args: MAY_SANDBOX ? [...QUIET_FLAGS] : [...QUIET_FLAGS, '--no-sandbox'],
  });
}
