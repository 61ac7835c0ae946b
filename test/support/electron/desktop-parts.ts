import { LoudEmitter, LoudObject } from './loud';

/** Nobody sits before the stand-in: who asks is answered by a test, which puts its own in the place of these. */
function askedNobody(what: string): never {
  throw new Error(`the stand-in for Electron has nobody to answer dialog.${what}`);
}

export class StandInDialog extends LoudObject {
  async showMessageBox(): Promise<never> {
    return askedNobody('showMessageBox');
  }

  showMessageBoxSync(): never {
    return askedNobody('showMessageBoxSync');
  }

  async showOpenDialog(): Promise<never> {
    return askedNobody('showOpenDialog');
  }

  async showSaveDialog(): Promise<never> {
    return askedNobody('showSaveDialog');
  }

  /** Waits for nobody, so it is only said. */
  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`);
  }
}

export class StandInShell extends LoudObject {
  /** What was asked to be opened outside; nothing is. */
  readonly opened: string[] = [];

  async openExternal(url: string): Promise<void> {
    this.opened.push(url);
  }

  async openPath(path: string): Promise<string> {
    this.opened.push(path);
    return '';
  }

  showItemInFolder(path: string): void {
    this.opened.push(path);
  }
}

/** The machine's power; a test says when it is suspended or resumed. */
export class StandInPower extends LoudEmitter {
  constructor() {
    super(['suspend', 'resume', 'on-ac', 'on-battery', 'shutdown', 'lock-screen', 'unlock-screen']);
  }
}

/** What keeps the machine from its sleep; there is no machine that would sleep. */
export class StandInPowerBlocker extends LoudObject {
  readonly #started = new Set<number>();
  #lastId = -1;

  start(): number {
    this.#lastId++;
    this.#started.add(this.#lastId);
    return this.#lastId;
  }

  stop(id: number): boolean {
    return this.#started.delete(id);
  }

  isStarted(id: number): boolean {
    return this.#started.has(id);
  }
}

/** A notification that a test sees. */
export class StandInNotification extends LoudEmitter {
  static readonly shown: StandInNotification[] = [];
  readonly title: string;
  readonly body: string;
  readonly subtitle: string;
  readonly silent: boolean;

  constructor({ title = '', body = '', subtitle = '', silent = false } = {}) {
    super(['show', 'click', 'close', 'failed', 'action', 'reply']);
    this.title = title;
    this.body = body;
    this.subtitle = subtitle;
    this.silent = silent;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    StandInNotification.shown.push(this);
    this.emit('show', {});
  }

  close(): void {
    this.emit('close', {});
  }
}
