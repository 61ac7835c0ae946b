import type * as Electron from 'electron';

/** A question that the app has put before people. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** What the app has shown of itself outside of its page. */
export interface Shown {
  readonly notifications: readonly { readonly title: string; readonly body: string }[];
  /** What was to be opened by other programs. */
  readonly opened: readonly string[];
  /** Each value of the taskbar's bar, in its order. */
  readonly progress: readonly number[];
  readonly errors: readonly string[];
}

/** What stands at the desk within the app's main process. */
export interface DeskInMain extends Shown {
  question(): Promise<Question>;
  answer(button: string): void;
  notification(): Promise<{ readonly title: string; readonly body: string }>;
  clickNotification(): void;
}

/** Runs in the app's main process, so it holds to nothing but itself. */
export function sitDown({ app, BrowserWindow, dialog, Notification, shell }: typeof Electron): void {
  type Asked = { readonly question: Question; readonly answer: (button: number) => void };
  const asked: Asked[] = [];
  const notified: Electron.Notification[] = [];
  const opened: string[] = [];
  const progress: number[] = [];
  const errors: string[] = [];
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const look of [...waiting]) look();
  };
  /** Resolves as soon as something is there. */
  const until = <T>(find: () => T | undefined) =>
    new Promise<T>((resolve) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });

  const ask = (options: Electron.MessageBoxOptions) =>
    new Promise<Electron.MessageBoxReturnValue>((resolve) => {
      const { message, detail = '', buttons = ['OK'], cancelId = 0, signal } = options;
      const one: Asked = {
        question: { message, detail, buttons },
        answer: (response) => {
          const at = asked.indexOf(one);
          if (at < 0) return;
          asked.splice(at, 1);
          resolve({ response, checkboxChecked: false });
        },
      };
      asked.push(one);
      signal?.addEventListener('abort', () => one.answer(cancelId), { once: true });
      tell();
    });
  Object.assign(dialog, {
    showMessageBox: (...args: unknown[]) => ask(args.at(-1) as Electron.MessageBoxOptions),
    showErrorBox: (title: string, content: string) => errors.push(`${title}: ${content}`),
  });
  Object.assign(shell, {
    openExternal: async (url: string) => {
      opened.push(url);
    },
    openPath: async (path: string) => {
      opened.push(path);
      return '';
    },
    showItemInFolder: (path: string) => {
      opened.push(path);
    },
  });
  Notification.isSupported = () => true;
  Notification.prototype.show = function show() {
    notified.push(this);
    tell();
  };
  const watch = (window: Electron.BrowserWindow) => {
    const set = window.setProgressBar.bind(window);
    window.setProgressBar = (value, options) => {
      progress.push(value);
      set(value, options);
    };
  };
  for (const window of BrowserWindow.getAllWindows()) watch(window);
  app.on('browser-window-created', (_event, window) => watch(window));

  const textOf = ({ title, body }: Electron.Notification) => ({ title, body });
  const desk: DeskInMain = {
    get notifications() {
      return notified.map(textOf);
    },
    ...{ opened, progress, errors },
    question: () => until(() => asked[0]?.question),
    answer: (button) => {
      const at = asked[0]?.question.buttons.indexOf(button) ?? -1;
      if (at < 0) throw new Error(`${JSON.stringify(asked[0]?.question)} has no ${button}`);
      asked[0]?.answer(at);
    },
    notification: () => until(() => notified.map(textOf).at(-1)),
    clickNotification: () => {
      notified.at(-1)?.emit('click', {});
    },
  };
  (globalThis as unknown as { desk: DeskInMain }).desk = desk;
}
