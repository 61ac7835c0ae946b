import type { BrowserWindow, Notification } from 'electron';
import type { Counts } from '#contract/counts';
import type { AppLog } from './app-log';
import { bringForward } from './bring-forward';
import type { Busyness } from './busy-spell';

/** A run that took no longer than this is not worth a notice, in milliseconds. */
export const LONG_RUN_MS = 10_000;

/** Notifications, as far as they are used here. */
export interface NotificationParts {
  new (options: Electron.NotificationConstructorOptions): Notification;
  isSupported(): boolean;
}

export interface EndNoticeNeeds {
  readonly Notification: NotificationParts;
  readonly window: BrowserWindow;
  readonly log: Pick<AppLog, 'warn'>;
  /** Whether people want to be told. */
  isWanted(): boolean;
}

/** Tells of a long run that ended while people were looking at something else. */
export class EndNotice {
  readonly #needs: EndNoticeNeeds;
  /** Kept, since one that is forgotten hears no click. */
  #shown: Notification | null = null;

  constructor(needs: EndNoticeNeeds) {
    this.#needs = needs;
  }

  take(busyness: Busyness, counts: Readonly<Counts>): void {
    const { Notification, window, log, isWanted } = this.#needs;
    if (busyness.kind !== 'ended' || busyness.lastedMs <= LONG_RUN_MS) return;
    if (window.isDestroyed() || window.isFocused() || !isWanted() || !Notification.isSupported()) return;
    const notice = new Notification({ title: 'The run has ended', body: booksLine(counts) });
    notice.on('click', () => bringForward(window));
    // As on a Mac where nobody has signed the app. There is no other place to tell of it: nobody looks.
    notice.on('failed', (_event, why) => log.warn(`the end of a run could not be notified: ${why}`));
    notice.show();
    this.#shown?.close();
    this.#shown = notice;
  }
}

/** The books of a yard without pending tasks, in one line: `120 tasks: 105 succeeded, 8 failed, 7 cancelled`. */
export function booksLine(counts: Readonly<Counts>): string {
  const { accepted, succeeded, failed, timedOut, cancelled, rejected } = counts;
  const outcomes = [
    [succeeded, 'succeeded'],
    [failed, 'failed'],
    [timedOut, 'timed out'],
    [cancelled, 'cancelled'],
  ] as const;
  const told = outcomes.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const tasks = accepted === 1 ? '1 task' : `${accepted} tasks`;
  const refused = rejected === 0 ? '' : `; ${rejected} rejected`;
  return `${tasks}: ${told.join(', ')}${refused}`;
}
