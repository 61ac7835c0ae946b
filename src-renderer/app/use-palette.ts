import { useEffect } from 'react';
import type { ActionBus } from '../state/action-bus';
import type { SettingsStore } from '../state/settings-store';
import { useAction } from '../state/use-action';
import { useSettings } from '../state/use-store';

/** Puts the chosen palette on the page, where colours.css and the canvases read it. */
export function usePalette(settings: SettingsStore, bus: ActionBus): void {
  const palette = useSettings(settings, (chosen) => chosen.palette);
  useEffect(() => {
    document.documentElement.dataset.palette = palette;
  }, [palette]);
  useAction(bus, 'toggle-palette', () =>
    settings.change({ palette: palette === 'standard' ? 'colour-blind' : 'standard' }),
  );
}
