import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** What the stand-in does, or what can be seen of nowhere but a real window's frame. */
const KNOWN: ReadonlySet<string> = new Set<keyof BrowserWindowConstructorOptions>([
  'width',
  'height',
  'x',
  'y',
  'center',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'icon',
  'backgroundColor',
  'autoHideMenuBar',
  'fullscreen',
  'fullscreenable',
  'useContentSize',
  'paintWhenInitiallyHidden',
  'webPreferences',
]);

const KNOWN_PREFERENCES: ReadonlySet<string> = new Set<keyof WebPreferences>([
  'preload',
  'contextIsolation',
  'sandbox',
  'nodeIntegration',
  'nodeIntegrationInSubFrames',
  'nodeIntegrationInWorker',
  'webSecurity',
  'allowRunningInsecureContent',
  'webviewTag',
  'navigateOnDragDrop',
  'safeDialogs',
  'backgroundThrottling',
  'spellcheck',
  'devTools',
]);

/** What the stand-in's pages are, and cannot be otherwise. */
const FIXED: Partial<WebPreferences> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
};

/** @throws Error at what a window of the stand-in would leave undone */
export function checkOptions(options: BrowserWindowConstructorOptions): void {
  for (const name of Object.keys(options)) {
    if (!KNOWN.has(name)) throw new Error(`the stand-in for Electron knows no window option ${name}`);
  }
  for (const [name, value] of Object.entries(options.webPreferences ?? {})) {
    const fixed = FIXED[name as keyof WebPreferences];
    if (!KNOWN_PREFERENCES.has(name) || (fixed !== undefined && fixed !== value)) {
      throw new Error(`the stand-in for Electron has no window with ${name}: ${JSON.stringify(value)}`);
    }
  }
}
