/** What keeps a browser to itself: no drawing by the graphics card, no talk of its own with the outside. */
export const QUIET_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/** Chromium's sandbox refuses to run as root, and nowhere else is it given up. */
export const MAY_SANDBOX = process.getuid?.() !== 0;
