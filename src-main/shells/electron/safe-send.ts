import type { WebContents } from 'electron';

/** What sending to a window needs of it. */
export type SendTarget = Pick<WebContents, 'send' | 'isDestroyed' | 'isCrashed'>;

/**
 * The one way main sends to a window. A window may be gone, or its page crashed or half replaced, at any
 * moment; none of that is an error of ours.
 *
 * @returns whether the message is on its way
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
