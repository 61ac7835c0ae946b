import { Splitter } from '@mantine/core';
import { flushSync } from 'react-dom';
import { Announcer } from '../features/connection/announcer';
import { ConnectionBanner } from '../features/connection/connection-banner';
import { PhaseBadge } from '../features/connection/phase-badge';
import { RunFacts } from '../features/connection/run-facts';
import { BooksLine } from '../features/counters/books-line';
import { Counters } from '../features/counters/counters';
import { FaultsPanel } from '../features/faults/faults-panel';
import { FileDrop } from '../features/files/file-drop';
import { FreezeButton } from '../features/freeze/freeze-button';
import { TaskImport } from '../features/import/task-import';
import { LimitsPanel } from '../features/limits/limits-panel';
import { RecordingStrip } from '../features/recording/recording-strip';
import { RESULTS_SEARCH_ID } from '../features/results/results-panel';
import { ScenarioMenu } from '../features/scenario/scenario-menu';
import { ShutdownButton } from '../features/shutdown/shutdown-button';
import { ShutdownStrip } from '../features/shutdown/shutdown-strip';
import { RUN_DEMO_ID, SubmitPanel } from '../features/submit/submit-panel';
import { Transport } from '../features/transport/transport';
import { useAction } from '../state/use-action';
import { clearOne } from '../state/view-store';
import { ActionNotice } from './action-notice';
import styles from './app.module.css';
import { CommandPalette } from './command-palette';
import { HeaderButton } from './header-button';
import { KeySheet } from './key-sheet';
import { LowerArea } from './lower-area';
import { PictureArea } from './picture-area';
import { SettingsMenu } from './settings-menu';
import mark from './switchyard.svg';
import { usePalette } from './use-palette';
import { useWindowKeys } from './use-window-keys';
import type { WindowParts } from './window-parts';

/** The window: the yard's state above, what is asked of it at the left, what comes of it at the right. */
export function App(parts: WindowParts) {
  const { yard, view, bus, settings, scenario } = parts;
  useWindowKeys(bus);
  usePalette(settings, bus);
  useAction(bus, 'search', () => {
    // At once: what is typed next belongs into the box already.
    flushSync(() => view.setState({ tab: 'results' }));
    document.getElementById(RESULTS_SEARCH_ID)?.focus();
  });
  useAction(bus, 'clear', () => clearOne(view));
  return (
    <div className={styles.window}>
      <header className={styles.header}>
        <h1 className={styles.brand}>
          <img src={mark} alt="" />
          <span>Switchyard</span>
        </h1>
        <ScenarioMenu yard={yard} bus={bus} scenario={scenario} />
        <PhaseBadge yard={yard} />
        <div className={styles.end}>
          <Transport yard={yard} bus={bus} />
          <FreezeButton yard={yard} view={view} bus={bus} />
          <span className={styles.small}>
            <SettingsMenu yard={yard} settings={settings} bus={bus} desktop={parts.desktop} />
            <HeaderButton bus={bus} action="show-keys" label="Help: keys" mark="?" />
            <HeaderButton bus={bus} action="show-palette" label="Command palette" mark="☰" />
          </span>
          <ShutdownButton yard={yard} bus={bus} />
        </div>
      </header>
      <div>
        <ConnectionBanner yard={yard} />
        <RecordingStrip yard={yard} bus={bus} heir={() => document.getElementById(RUN_DEMO_ID)} />
        <ShutdownStrip yard={yard} view={view} bus={bus} heir={() => document.getElementById(RUN_DEMO_ID)} />
      </div>
      <div className={styles.body}>
        <aside className={styles.aside} aria-label="Controls">
          <SubmitPanel yard={yard} bus={bus} scenario={scenario} />
          <LimitsPanel yard={yard} scenario={scenario} />
          <FaultsPanel yard={yard} bus={bus} scenario={scenario} />
        </aside>
        <main className={styles.main}>
          <Counters yard={yard} />
          <Splitter
            className={styles.split ?? ''}
            orientation="vertical"
            lineSize={1}
            handleColor="var(--line)"
            withHandle={false}
          >
            <Splitter.Pane defaultSize={50} min={20}>
              <PictureArea {...parts} />
            </Splitter.Pane>
            <Splitter.Pane defaultSize={50} min={20}>
              <LowerArea {...parts} />
            </Splitter.Pane>
          </Splitter>
        </main>
      </div>
      <footer className={styles.footer}>
        <BooksLine yard={yard} />
        <RunFacts yard={yard} />
      </footer>
      <Announcer yard={yard} view={view} />
      <ActionNotice bus={bus} />
      <FileDrop yard={yard} />
      <TaskImport yard={yard} bus={bus} />
      <CommandPalette bus={bus} />
      <KeySheet bus={bus} />
    </div>
  );
}
