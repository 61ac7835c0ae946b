import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createFrameLoop } from '../canvas/frame-loop';
import { createActionBus } from '../state/action-bus';
import { leavePastRuns } from '../state/leave-past-runs';
import { reportAble } from '../state/report-able';
import { createScenarioStore, followLimits } from '../state/scenario-store';
import { openBrowserSettings, openDesktopSettings } from '../state/settings-store';
import { createViewStore } from '../state/view-store';
import { connectToYard, desktopOf } from '../state/yard-client';
import { createYard, follow } from '../state/yard-store';
import { App } from './app';
import './colours.css';
import { readCspNonce } from './csp-nonce';
import './forced-colours.css';
import { colourSchemeOf, theme } from './theme';
import './window.css';

const place = document.getElementById('root');
if (place === null) throw new Error('the page has no root');

const nonce = readCspNonce(document);
// What keeps the page from scrolling behind a dialog writes styles of its own.
setNonce(nonce);
const connection = connectToYard(window);
const yard = createYard(connection, () => performance.now());
const view = createViewStore();
const scenario = createScenarioStore();
leavePastRuns(yard, view);
followLimits(scenario, yard);
follow(yard, connection);
const desktop = desktopOf(window);
const settings = desktop === null ? openBrowserSettings(localStorage) : openDesktopSettings(desktop);
const bus = createActionBus();
if (desktop !== null) {
  desktop.onAction((action) => bus.perform(action));
  reportAble(bus, desktop);
}
const parts = {
  ...{ yard, view, settings, bus, scenario },
  loop: createFrameLoop(window),
  desktop,
};

createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      getStyleNonce={() => nonce}
      colorSchemeManager={colourSchemeOf(settings)}
      defaultColorScheme="auto"
    >
      <App {...parts} />
    </MantineProvider>
  </StrictMode>,
);
