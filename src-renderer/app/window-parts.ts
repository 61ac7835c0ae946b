import type { DesktopApi } from '#contract/desktop-api';
import type { FrameLoop } from '../canvas/frame-loop';
import type { ActionBus } from '../state/action-bus';
import type { ScenarioStore } from '../state/scenario-store';
import type { SettingsStore } from '../state/settings-store';
import type { ViewStore } from '../state/view-store';
import type { Yard } from '../state/yard-store';

/** What a window is made of; each feature takes of it what it needs. */
export interface WindowParts {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  readonly settings: SettingsStore;
  readonly scenario: ScenarioStore;
  readonly loop: FrameLoop;
  /** What the desktop app has besides; null in a browser. */
  readonly desktop: DesktopApi | null;
}
