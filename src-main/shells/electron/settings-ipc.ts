import { z } from 'zod';
import { DESKTOP_CHANGE_SETTINGS_CHANNEL, DESKTOP_SETTINGS_CHANNEL } from '#contract/wire';
import { settingsPatchSchema } from '../../schemas/settings-schema';
import type { DesktopSettings } from './desktop-settings';
import type { IpcDoor } from './ipc-door';

/** Opens the settings to the window behind a door. */
export function serveSettingsOverIpc(door: IpcDoor, settings: DesktopSettings): void {
  door.answer(DESKTOP_SETTINGS_CHANNEL, 'message', z.undefined({ error: 'nothing' }), () => ({
    ok: true,
    value: settings.now,
  }));
  door.answer(DESKTOP_CHANGE_SETTINGS_CHANNEL, 'settings', settingsPatchSchema, (patch) => ({
    ok: true,
    value: settings.change(patch),
  }));
}
