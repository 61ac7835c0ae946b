import type { WebContents } from 'electron';
import { LoudEmitter } from './loud';
import type { PageTarget } from './page-target';

/** What menus do to a page: edit, zoom, look inside. */
export abstract class ContentsTools
  extends LoudEmitter
  implements
    Pick<WebContents, 'setZoomLevel' | 'getZoomLevel' | 'isDevToolsOpened' | 'undo' | 'redo' | 'cut' | 'copy'>
{
  #zoomLevel = 0;
  /** Nothing is seen of them: Chromium without a face has none. */
  #isShowingDevTools = false;

  /** @throws TypeError where it is gone */
  protected abstract alive(): PageTarget;

  /** Its zoom level has changed. */
  protected abstract zoomed(): void;

  getZoomLevel(): number {
    return this.#zoomLevel;
  }

  setZoomLevel(level: number): void {
    this.#zoomLevel = level;
    this.zoomed();
  }

  get zoomLevel(): number {
    return this.#zoomLevel;
  }

  set zoomLevel(level: number) {
    this.setZoomLevel(level);
  }

  isDevToolsOpened(): boolean {
    return this.#isShowingDevTools;
  }

  openDevTools(): void {
    this.#isShowingDevTools = true;
    this.emit('devtools-opened');
  }

  closeDevTools(): void {
    this.#isShowingDevTools = false;
    this.emit('devtools-closed');
  }

  toggleDevTools(): void {
    if (this.#isShowingDevTools) this.closeDevTools();
    else this.openDevTools();
  }

  undo(): void {
    this.#edit('undo');
  }

  redo(): void {
    this.#edit('redo');
  }

  cut(): void {
    this.#edit('cut');
  }

  copy(): void {
    this.#edit('copy');
  }

  paste(): void {
    this.#edit('paste');
  }

  delete(): void {
    this.#edit('delete');
  }

  selectAll(): void {
    this.#edit('selectAll');
  }

  #edit(command: string): void {
    void this.alive().session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
  }
}
