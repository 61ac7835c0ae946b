import type * as Electron from 'electron';
import type { ElectronApplication } from 'playwright-core';
import { expect } from 'vitest';
import { type DeskInMain, type Question, type Shown, sitDown } from './desk-in-main';

type App = Pick<ElectronApplication, 'evaluate'>;

/** Somebody at the app's desk, who answers its dialogs and sees what it shows; there is nobody else. */
export class Desk {
  readonly #app: App;

  private constructor(app: App) {
    this.#app = app;
  }

  static async set(app: App): Promise<Desk> {
    await app.evaluate(sitDown);
    return new Desk(app);
  }

  /** Waits for a question that nobody has answered. */
  question(): Promise<Question> {
    return this.#app.evaluate(() => (globalThis as unknown as { desk: DeskInMain }).desk.question());
  }

  /** Answers the question that has waited longest, by the words on one of its buttons. */
  async answer(button: string): Promise<void> {
    await this.question();
    await this.#app.evaluate((_, chosen) => {
      (globalThis as unknown as { desk: DeskInMain }).desk.answer(chosen);
    }, button);
  }

  /** Waits until something has been notified. */
  notification(): Promise<{ readonly title: string; readonly body: string }> {
    return this.#app.evaluate(() => (globalThis as unknown as { desk: DeskInMain }).desk.notification());
  }

  async clickNotification(): Promise<void> {
    await this.notification();
    await this.#app.evaluate(() => (globalThis as unknown as { desk: DeskInMain }).desk.clickNotification());
  }

  shown(): Promise<Shown> {
    return this.#app.evaluate(() => {
      const { notifications, opened, progress, errors } = (globalThis as unknown as { desk: DeskInMain })
        .desk;
      return {
        notifications: notifications.map(({ title, body }) => ({ title, body })),
        opened: [...opened],
        progress: [...progress],
        errors: [...errors],
      };
    });
  }

  /** Whether an action of the menu can be chosen now. */
  canChoose(id: string): Promise<boolean> {
    return this.#app.evaluate(
      ({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.enabled ?? false,
      id,
    );
  }

  /** Chooses an item of the menu as soon as it can be chosen, as somebody before the first window does. */
  async choose(item: { readonly id: string } | { readonly role: string }): Promise<void> {
    if ('id' in item) await expect.poll(() => this.canChoose(item.id)).toBe(true);
    await this.#app.evaluate(({ BrowserWindow, Menu }, wanted) => {
      const find = (items: readonly Electron.MenuItem[]): Electron.MenuItem | undefined => {
        for (const one of items) {
          const isIt =
            'id' in wanted ? one.id === wanted.id : one.role?.toLowerCase() === wanted.role.toLowerCase();
          const found = isIt ? one : find(one.submenu?.items ?? []);
          if (found !== undefined) return found;
        }
        return undefined;
      };
      const found = find(Menu.getApplicationMenu()?.items ?? []);
      if (found === undefined) throw new Error(`no menu item ${JSON.stringify(wanted)}`);
      const window = BrowserWindow.getAllWindows()[0];
      found.click({}, window, window?.webContents);
    }, item);
  }
}
