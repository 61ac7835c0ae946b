import type { WebContents } from 'electron';

/** What sending to a window needs of it. */
export type SendTarget = Pick<WebContents, 'send' | 'isDestroyed' | 'isCrashed'>;

/**
 * The one way main sends to a window. A window may be gone, or its page crashed or half replaced, at any
 * moment; none of that is an error of ours.
 *
 * @returns false: it is not on its way. Where Electron itself drops it, while one page gives way to another, nobody is
 * told; the new page begins with a snapshot.
 */
export function safeSend(target: SendTarget, channel: string, message: unknown): boolean {
  try {
    if (target.isDestroyed() || target.isCrashed()) return false;
    target.send(channel, message);
    return true;
  } catch {
    return false;
  }
}
