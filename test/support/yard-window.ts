import type { Browser, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import type { Look } from './hosts';

/** Sizes that the window is made for: the usual one, and the smallest. */
export const USUAL_SIZE = { width: 1280, height: 800 };
export const SMALLEST_SIZE = { width: 1024, height: 640 };

/** How long the yard may take to get somewhere, in milliseconds. */
const PATIENCE_MS = 40_000;

/** A window on a yard, as somebody before the screen uses it. */
export class YardWindow {
  /** What the page complained of: nothing, where all is well. */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => this.#hear(message));
  }

  /** A window that is there already, with what it has complained of so far. */
  static async of(page: Page): Promise<YardWindow> {
    const window = new YardWindow(page);
    for (const message of await page.consoleMessages()) window.#hear(message);
    for (const error of await page.pageErrors()) window.complaints.push(error.message);
    await window.inPhase('ready');
    return window;
  }

  /** A window of its own, with nothing remembered; it is there when the yard has answered. */
  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<YardWindow> {
    const context = await browser.newContext({ viewport: USUAL_SIZE, colorScheme: 'light', ...options });
    const window = new YardWindow(await context.newPage());
    await window.page.goto(url);
    await window.inPhase('ready');
    return window;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  async press(button: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: typeof button === 'string' }).click();
  }

  /** Types a number and takes it by Enter. */
  async enter(box: string, number: number): Promise<void> {
    const field = this.page.getByRole('textbox', { name: box, exact: true });
    await field.fill(String(number));
    await field.press('Enter');
  }

  /** Enough lanes, and a timeout short enough, that a run is over in a moment. */
  async hurry(): Promise<void> {
    await this.enter('workers', 16);
    await this.enter('timeout (ms)', 600);
    await this.enter('base (ms)', 10);
  }

  /** Waits for a phase: `ready` is running with nothing to do. */
  async inPhase(
    phase: 'ready' | 'running' | 'draining' | 'cancelling' | 'stopped' | 'connecting',
  ): Promise<void> {
    await this.page.getByTestId('phase').getByText(phase, { exact: true }).waitFor();
  }

  /** Waits until a counter, or another marked text, reads so. */
  async reads(id: string, text: string | RegExp): Promise<void> {
    await this.page
      .getByTestId(id)
      .and(this.page.getByText(text, { exact: true }))
      .waitFor();
  }

  async text(id: string): Promise<string> {
    return (await this.page.getByTestId(id).textContent()) ?? '';
  }

  /** Whether the books balance, and what they say. */
  async books(): Promise<{ readonly balanced: boolean; readonly words: string }> {
    const line = this.page.getByTestId('books');
    const balanced = (await line.getAttribute('data-balanced')) === 'true';
    return { balanced, words: (await line.textContent()) ?? '' };
  }

  /** How many pixels of the lanes have the colour of that name. */
  pixelsOf(colour: string): Promise<number> {
    return this.page.evaluate((name) => {
      const canvas = document.querySelector('canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return 0;
      const hex = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
      const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) count++;
      }
      return count;
    }, colour);
  }

  /** Waits until the page is drawn in a look; what fades from the one before is ended. */
  async hasLook({ viewport, colorScheme }: Look): Promise<void> {
    await this.page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await this.page.waitForFunction(
      ({ width, height }) => window.innerWidth === width && window.innerHeight === height,
      viewport,
    );
    await this.page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      // What is laid out by its own size is laid out anew in the first, and is there in the second.
      for (let frames = 0; frames < 2; frames++) await frame();
      for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
    });
  }

  /** Whether the page itself would scroll: it never should. */
  scrolls(): Promise<boolean> {
    return this.page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement;
      return scrollHeight > window.innerHeight || scrollWidth > window.innerWidth;
    });
  }

  #hear(message: ConsoleMessage): void {
    if (message.type() === 'error') this.complaints.push(message.text());
  }
}
