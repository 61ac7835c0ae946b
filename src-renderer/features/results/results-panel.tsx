import { Panel } from '../../components/panel';
import type { ActionBus } from '../../state/action-bus';
import type { SettingsStore } from '../../state/settings-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { ResultsBody } from './results-body';
import { ResultsSummary } from './results-notes';
import styles from './results-panel.module.css';
import { useResultsPager } from './use-results-pager';

export { RESULTS_SEARCH_ID } from './results-search';

export interface ResultsPanelProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  readonly settings: SettingsStore;
}

/** Every task of the run, by status, search and order; and what can be done to several at once. */
export function ResultsPanel(props: ResultsPanelProps) {
  const source = useResultsPager(props.yard, props.view);
  return (
    <Panel
      title="Results"
      className={styles.panel}
      aside={source !== null && <ResultsSummary pager={source.pager} />}
    >
      {source !== null && <ResultsBody {...props} source={source} />}
    </Panel>
  );
}
