import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createFrameLoop } from '../canvas/frame-loop';
import { createViewStore } from '../state/view-store';
import { connectToYard } from '../state/yard-client';
import { createYard, follow } from '../state/yard-store';
import { App } from './app';
import './colours.css';
import { readCspNonce } from './csp-nonce';
import { colourSchemeManager, theme } from './theme';
import './window.css';

const place = document.getElementById('root');
if (place === null) throw new Error('the page has no root');

const nonce = readCspNonce(document);
const connection = connectToYard(window);
const yard = createYard(connection, () => performance.now());
follow(yard, connection);

createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      getStyleNonce={() => nonce}
      colorSchemeManager={colourSchemeManager}
      defaultColorScheme="auto"
    >
      <App yard={yard} view={createViewStore()} loop={createFrameLoop(window)} />
    </MantineProvider>
  </StrictMode>,
);
