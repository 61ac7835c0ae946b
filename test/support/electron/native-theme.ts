import type { NativeTheme } from 'electron';
import { LoudEmitter } from './loud';
import type { PageTarget } from './page-target';

type Scheme = 'light' | 'dark';

/** Light and dark: the system's, or what main puts in its place; pages see it as `prefers-color-scheme`. */
export class StandInTheme
  extends LoudEmitter
  implements Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors'>
{
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  readonly #pages = new Set<PageTarget>();
  #source: NativeTheme['themeSource'] = 'system';
  #system: Scheme = 'light';

  constructor() {
    super(['updated']);
  }

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: NativeTheme['themeSource']) {
    this.#change(() => {
      this.#source = source;
    });
  }

  get shouldUseDarkColors(): boolean {
    return this.#scheme === 'dark';
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#system === 'dark';
  }

  /** As somebody does in the system's own settings. */
  setSystemScheme(scheme: Scheme): void {
    this.#change(() => {
      this.#system = scheme;
    });
  }

  /** Shows a page the scheme from now on. */
  async dress(page: PageTarget): Promise<void> {
    this.#pages.add(page);
    page.once('closed', () => this.#pages.delete(page));
    await this.#show(page);
  }

  get #scheme(): Scheme {
    return this.#source === 'system' ? this.#system : this.#source;
  }

  #change(change: () => void): void {
    const before = this.#scheme;
    change();
    if (this.#scheme === before) return;
    for (const page of this.#pages) this.#show(page).catch(() => {});
    this.emit('updated');
  }

  async #show({ session }: PageTarget): Promise<void> {
    await session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: this.#scheme }],
    });
  }
}
