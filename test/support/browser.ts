import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** A browser without a face that keeps to itself. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser that the end-to-end set-up has found. Who starts it closes it. */
export function launchBrowser(): Promise<Browser> {
  // Chromium's sandbox refuses to run as root, and nowhere else is it given up.
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: inject('chromiumPath'),
    chromiumSandbox: !isRoot,
    args: isRoot ? [...FLAGS, '--no-sandbox'] : FLAGS,
  });
}
