import type { ApiState } from '#contract/desktop-api';
import type { ApiSettings } from '#contract/settings';
import type { ApiServer } from '../api/api-server';

/** Starts a server; rejects where it cannot. */
export type StartApi = (settings: ApiSettings) => Promise<RunningApi>;

export interface RunningApi extends Pick<ApiServer, 'url' | 'close'> {
  readonly token: string;
}

/** Keeps the API as the settings want it: on or off, and started anew where they change. One step at a time. */
export class ApiSwitch {
  readonly #start: StartApi;
  readonly #listeners = new Set<(state: ApiState) => void>();
  #state: ApiState = { kind: 'off' };
  #running: RunningApi | null = null;
  #wanted: ApiSettings | null = null;
  #steps = Promise.resolve();

  constructor(start: StartApi) {
    this.#start = start;
  }

  get state(): ApiState {
    return this.#state;
  }

  /** Resolves once it is so, or cannot be. */
  want(settings: ApiSettings): Promise<void> {
    const before = this.#wanted;
    this.#wanted = settings;
    const { enabled, port, allowPrograms } = settings;
    const isSame =
      before?.enabled === enabled && before.port === port && before.allowPrograms === allowPrograms;
    const isOff = !enabled && before?.enabled !== true;
    if (!isSame && !isOff) this.#steps = this.#steps.then(() => this.#become(settings));
    return this.#steps;
  }

  /** Told at each change. Returns its own undo. */
  follow(listener: (state: ApiState) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async #become(settings: ApiSettings): Promise<void> {
    // Others were wanted meanwhile: these would be stopped at once.
    if (settings !== this.#wanted) return;
    await this.#running?.close();
    this.#running = null;
    if (!settings.enabled) {
      this.#tell({ kind: 'off' });
      return;
    }
    try {
      this.#running = await this.#start(settings);
      const { url, token } = this.#running;
      this.#tell({ kind: 'on', url, token });
    } catch (error) {
      this.#tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  }

  #tell(state: ApiState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
