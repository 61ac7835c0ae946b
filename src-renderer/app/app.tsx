import type { FrameLoop } from '../canvas/frame-loop';
import { ConnectionBanner } from '../features/connection/connection-banner';
import { PhaseBadge } from '../features/connection/phase-badge';
import { RunFacts } from '../features/connection/run-facts';
import { Counters } from '../features/counters/counters';
import { LanesPanel } from '../features/lanes/lanes-panel';
import { LimitsPanel } from '../features/limits/limits-panel';
import { RESULTS_SEARCH_ID, ResultsPanel } from '../features/results/results-panel';
import { ShutdownButton } from '../features/shutdown/shutdown-button';
import { ShutdownStrip } from '../features/shutdown/shutdown-strip';
import { SubmitPanel } from '../features/submit/submit-panel';
import type { ViewStore } from '../state/view-store';
import type { Yard } from '../state/yard-store';
import styles from './app.module.css';
import { ColourSchemeButton, useNextColourScheme } from './colour-scheme-button';
import mark from './switchyard.svg';
import { useWindowKeys } from './use-window-keys';

export interface AppProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly loop: FrameLoop;
}

/** The window: the yard's state above, what is asked of it at the left, what comes of it at the right. */
export function App({ yard, view, loop }: AppProps) {
  const nextColourScheme = useNextColourScheme();
  useWindowKeys({
    search: () => document.getElementById(RESULTS_SEARCH_ID)?.focus(),
    theme: nextColourScheme,
    clear: () => view.setState({ search: '', selectedTask: null }),
  });
  return (
    <div className={styles.window}>
      <header className={styles.header}>
        <h1 className={styles.brand}>
          <img src={mark} alt="" />
          Switchyard
        </h1>
        <PhaseBadge yard={yard} />
        <div className={styles.end}>
          <RunFacts yard={yard} />
          <ColourSchemeButton />
          <ShutdownButton yard={yard} />
        </div>
      </header>
      <div>
        <ConnectionBanner yard={yard} />
        <ShutdownStrip yard={yard} />
      </div>
      <div className={styles.body}>
        <aside className={styles.aside} aria-label="Controls">
          <SubmitPanel yard={yard} />
          <LimitsPanel yard={yard} />
        </aside>
        <main className={styles.main}>
          <Counters yard={yard} />
          <LanesPanel yard={yard} view={view} loop={loop} />
          <ResultsPanel yard={yard} view={view} />
        </main>
      </div>
    </div>
  );
}
