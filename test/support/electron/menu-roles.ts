import type { MenuItemConstructorOptions } from 'electron';
import type { StandInApp } from './app';
import type { StandInWindow } from './browser-window';
import type { StandInContents } from './web-contents';

/** What a role brings along, and what it does: to the app, to the window in front, or to its page. */
export interface MenuRole {
  readonly label: string | ((app: StandInApp) => string);
  readonly accelerator?: string;
  readonly app?: (app: StandInApp) => void;
  readonly window?: (window: StandInWindow) => void;
  readonly contents?: (contents: StandInContents) => void;
  readonly submenu?: readonly MenuItemConstructorOptions[];
}

const IS_MAC = process.platform === 'darwin';

/** The roles by their names in small letters. */
export const MENU_ROLES: Readonly<Record<string, MenuRole>> = {
  about: { label: (app) => `About ${app.name}`, app: (app) => app.showAboutPanel() },
  quit: {
    label: (app) => (IS_MAC ? `Quit ${app.name}` : process.platform === 'win32' ? 'Exit' : 'Quit'),
    ...(process.platform === 'win32' ? {} : { accelerator: 'CommandOrControl+Q' }),
    app: (app) => app.quit(),
  },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W', window: (window) => window.close() },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', window: (window) => window.minimize() },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: IS_MAC ? 'Control+Command+F' : 'F11',
    window: (window) => window.setFullScreen(!window.isFullScreen()),
  },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', contents: (contents) => contents.reload() },
  forcereload: {
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    contents: (contents) => contents.reloadIgnoringCache(),
  },
  toggledevtools: {
    label: 'Toggle Developer Tools',
    accelerator: IS_MAC ? 'Alt+Command+I' : 'Ctrl+Shift+I',
    contents: (contents) => contents.toggleDevTools(),
  },
  resetzoom: {
    label: 'Actual Size',
    accelerator: 'CommandOrControl+0',
    contents: (contents) => contents.setZoomLevel(0),
  },
  zoomin: {
    label: 'Zoom In',
    accelerator: 'CommandOrControl+Plus',
    contents: (contents) => contents.setZoomLevel(contents.getZoomLevel() + 0.5),
  },
  zoomout: {
    label: 'Zoom Out',
    accelerator: 'CommandOrControl+-',
    contents: (contents) => contents.setZoomLevel(contents.getZoomLevel() - 0.5),
  },
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', contents: (contents) => contents.undo() },
  redo: {
    label: 'Redo',
    accelerator: process.platform === 'win32' ? 'Control+Y' : 'Shift+CommandOrControl+Z',
    contents: (contents) => contents.redo(),
  },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X', contents: (contents) => contents.cut() },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C', contents: (contents) => contents.copy() },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V', contents: (contents) => contents.paste() },
  delete: { label: 'Delete', contents: (contents) => contents.delete() },
  selectall: {
    label: 'Select All',
    accelerator: 'CommandOrControl+A',
    contents: (contents) => contents.selectAll(),
  },
  // Of these a Mac's menu bar does the work itself.
  hide: { label: (app) => `Hide ${app.name}`, accelerator: 'Command+H' },
  hideothers: { label: 'Hide Others', accelerator: 'Command+Alt+H' },
  unhide: { label: 'Show All' },
  services: { label: 'Services', submenu: [] },
  front: { label: 'Bring All to Front' },
  zoom: { label: 'Zoom' },
  help: { label: 'Help' },
  window: { label: 'Window' },
  appmenu: {
    label: (app) => app.name,
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  },
  filemenu: { label: 'File', submenu: [IS_MAC ? { role: 'close' } : { role: 'quit' }] },
  editmenu: {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      { type: 'separator' },
      { role: 'selectAll' },
    ],
  },
  viewmenu: {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { role: 'forceReload' },
      { role: 'toggleDevTools' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  },
  windowmenu: {
    label: 'Window',
    submenu: [{ role: 'minimize' }, { role: 'zoom' }, { role: 'close' }],
  },
};
