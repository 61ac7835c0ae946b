import type { IpcRenderer } from 'electron';
import type { ActionId } from '#contract/actions';
import type { ApiState, DesktopApi } from '#contract/desktop-api';
import { describeProblem, type Reply } from '#contract/problem';
import type { Settings } from '#contract/settings';
import {
  DESKTOP_ABLE_CHANNEL,
  DESKTOP_ACTION_CHANNEL,
  DESKTOP_API_CHANGED_CHANNEL,
  DESKTOP_API_CHANNEL,
  DESKTOP_CHANGE_SETTINGS_CHANNEL,
  DESKTOP_SETTINGS_CHANNEL,
} from '#contract/wire';

/** What the desktop app gives its window besides the yard, over Electron's IPC. */
export function makeIpcDesktopApi(ipc: Pick<IpcRenderer, 'invoke' | 'send' | 'on' | 'off'>): DesktopApi {
  return {
    onAction: (listener) => {
      const onChosen = (_event: unknown, action: ActionId) => listener(action);
      ipc.on(DESKTOP_ACTION_CHANNEL, onChosen);
      return () => {
        ipc.off(DESKTOP_ACTION_CHANNEL, onChosen);
      };
    },
    tellAble: (actions) => ipc.send(DESKTOP_ABLE_CHANNEL, actions),
    settings: async () => {
      const reply: Reply<Settings> = await ipc.invoke(DESKTOP_SETTINGS_CHANNEL);
      if (!reply.ok) throw new Error(reply.problems.map(describeProblem).join('; '));
      return reply.value;
    },
    changeSettings: (patch) => ipc.invoke(DESKTOP_CHANGE_SETTINGS_CHANNEL, patch),
    onApi: (listener) => {
      let hasChanged = false;
      const onChanged = (_event: unknown, state: ApiState) => {
        hasChanged = true;
        listener(state);
      };
      ipc.on(DESKTOP_API_CHANGED_CHANNEL, onChanged);
      void ipc.invoke(DESKTOP_API_CHANNEL).then((reply: Reply<ApiState>) => {
        // What it has become since is newer than this answer.
        if (reply.ok && !hasChanged) listener(reply.value);
      });
      return () => {
        ipc.off(DESKTOP_API_CHANGED_CHANNEL, onChanged);
      };
    },
  };
}
