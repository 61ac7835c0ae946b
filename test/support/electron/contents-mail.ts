import type { WebContents } from 'electron';
import type { PageMaker } from './page-maker';
import type { PageTarget } from './page-target';
import type { Permission } from './session';
import type { StandInContents } from './web-contents';
import type { StandInFrame } from './web-frame';
import type { ToMain } from './world/ipc-message';

/** Where a message comes from. */
export interface MailSource {
  readonly page: PageTarget;
  readonly frame: StandInFrame;
  /** The very preload: another one may be there by the time of the answer. */
  readonly context: string;
}

/** What the text of a clone of null is. */
const NOTHING = '[null,[]]';

/** Brings what a preload's world has sent to whom it is for. */
export async function hearPage(
  contents: StandInContents,
  maker: PageMaker,
  { page, frame, context }: MailSource,
  message: ToMain,
): Promise<void> {
  const source = { sender: contents, frame, answer: page.answer.bind(page, context) };
  switch (message.kind) {
    case 'send':
      contents.ipc.hear(source, message.channel, message.args);
      maker.ipc.hear(source, message.channel, message.args);
      return;
    case 'invoke': {
      const ipc = contents.ipc.handles(message.channel) ? contents.ipc : maker.ipc;
      return ipc.answer(source, message.id, message.channel, message.args);
    }
    case 'preload-error':
      contents.emit('preload-error', {}, message.path, new Error(message.message));
      return;
    case 'permission':
      await maker.decide({
        contents: contents as unknown as WebContents,
        permission: message.permission as Permission,
        isCheck: message.isCheck,
        url: frame.url,
        chromiumOrigin: new URL(page.frames.get(page.id)?.url ?? '').origin,
      });
      source.answer({ kind: 'answer', id: message.id, value: NOTHING });
  }
}
