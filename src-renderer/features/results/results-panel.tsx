import { useEffect } from 'react';
import { Panel } from '../../components/panel';
import type { ActionBus } from '../../state/action-bus';
import type { SettingsStore } from '../../state/settings-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { ResultsBody } from './results-body';
import { ResultsSummary } from './results-notes';
import styles from './results-panel.module.css';
import { resultsSourceOf } from './results-source';

export { useExportActions } from './export-actions';
export { RESULTS_SEARCH_ID } from './results-search';

export interface ResultsPanelProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  readonly settings: SettingsStore;
  /**
   * Width of what stands beside the results for a while, in pixels. The columns are chosen as if it did not, and
   * those that are out of sight then are scrolled to. Default 0.
   */
  readonly besidePx?: number;
}

/** Every task of the run, by status, search and order; and what can be done to several at once. */
export function ResultsPanel({ besidePx = 0, ...parts }: ResultsPanelProps) {
  const source = resultsSourceOf(parts.yard, parts.view);
  useEffect(() => source.show(), [source]);
  return (
    <Panel title="Results" className={styles.panel} aside={<ResultsSummary pager={source.pager} />}>
      <ResultsBody {...parts} source={source} besidePx={besidePx} />
    </Panel>
  );
}
