import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chromium } from './chromium';
import type { StandInIpcMain } from './ipc-main';
import type { RequestRules } from './page-requests';
import type { PageSchemes } from './page-scheme';
import { PageTarget } from './page-target';
import type { StandInProtocol } from './protocol';
import type { PermissionQuestion, StandInSession } from './session';
import { Targets } from './targets';
import type { StandInContents } from './web-contents';
import { RUN_FUNCTION } from './world/names';

export interface PageMakerOptions {
  /** Where the scripts of the worlds lie, built. */
  readonly scriptDir: string;
  readonly schemes: PageSchemes;
  readonly protocol: StandInProtocol;
  readonly ipc: StandInIpcMain;
  readonly session: StandInSession;
  /** A page has crashed. */
  onGone(contents: StandInContents): void;
}

/** Makes the pages of windows, once there is a Chromium. */
export class PageMaker {
  readonly ipc: StandInIpcMain;
  readonly session: StandInSession;
  readonly #options: PageMakerOptions;
  #chromium: Chromium | null = null;
  #targets: Targets | null = null;
  #ids = 0;

  constructor(options: PageMakerOptions) {
    this.#options = options;
    this.ipc = options.ipc;
    this.session = options.session;
  }

  async start(chromium: Chromium): Promise<void> {
    const targets = new Targets(chromium);
    await targets.start();
    this.#chromium = chromium;
    this.#targets = targets;
  }

  nextId(): number {
    return ++this.#ids;
  }

  /** @param preloadPath null: none */
  async open(preloadPath: string | null, mayNavigate: RequestRules['mayNavigate']): Promise<PageTarget> {
    const { scriptDir, schemes, protocol } = this.#options;
    if (this.#targets === null) throw new Error('Cannot create BrowserWindow before app is ready');
    return PageTarget.open({
      targets: this.#targets,
      rules: { schemes, answer: (request) => protocol.answer(request), mayNavigate },
      pageScript: readFileSync(join(scriptDir, 'page-world.js'), 'utf8'),
      preloadScript: [
        readFileSync(join(scriptDir, 'preload-world.js'), 'utf8'),
        preloadPath === null ? '' : runPreload(preloadPath),
      ].join('\n'),
    });
  }

  async decide(question: PermissionQuestion): Promise<void> {
    if (this.#chromium !== null) await this.session.decide(this.#chromium, question);
  }

  gone(contents: StandInContents): void {
    this.#options.onGone(contents);
  }
}

/** A script that runs a preload as CommonJS, with as much of a process as a sandboxed one has. */
function runPreload(path: string): string {
  const { platform, arch, versions } = process;
  const scope = { type: 'renderer', platform, arch, versions, sandboxed: true, contextIsolated: true };
  return `${RUN_FUNCTION}(${JSON.stringify(path)}, ${JSON.stringify(scope)}, function (require, module, exports, process) {${bodyOf(path)}\n});`;
}

/** One that is not there fails where it would have run, and the page is loaded all the same. */
function bodyOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return `throw new Error(${JSON.stringify((error as Error).message)});`;
  }
}
