import { describeProblem } from '#contract/problem';
import { AskedLine } from '../../components/asked-line';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { useRunHistory } from '../../state/run-history';
import { useKeptLook } from '../../state/use-kept-look';
import type { ViewStore } from '../../state/view-store';
import { useAbilities } from '../../state/yard-abilities';
import type { Yard } from '../../state/yard-store';
import { CompareTools } from './compare-tools';
import { CompareView } from './compare-view';
import { COMPARED, IS_COMPARING } from './compared-runs';
import { RunsList } from './runs-list';
import styles from './runs-panel.module.css';

/** The runs that are kept: to open, name, export and compare. */
export function RunsPanel({ yard, view }: { readonly yard: Yard; readonly view: ViewStore }) {
  const history = useRunHistory(yard);
  const records = useAbilities(yard)?.records ?? true;
  const [compared, setCompared] = useKeptLook(view, COMPARED);
  const [wantsCompare, setComparing] = useKeptLook(view, IS_COMPARING);
  const isComparing = wantsCompare && compared.length > 1;
  const { value: page, problems } = history.answer;
  const [problem] = problems;

  function content() {
    if (records !== true) {
      return (
        <EmptyState title="Runs are not kept here">
          {records}. What runs now is shown; when the program ends nothing of it is left.
        </EmptyState>
      );
    }
    if (page === null) {
      if (problem === undefined) return <AskedLine />;
      return <EmptyState title="The runs could not be read">{describeProblem(problem)}</EmptyState>;
    }
    if (isComparing) return <CompareView runs={compared} />;
    if (page.total === 0) {
      return (
        <EmptyState title="Nothing has been kept yet">
          Run the demo: each run with a task in it is recorded while it runs, and stands here from then on.
        </EmptyState>
      );
    }
    return (
      <RunsList
        yard={yard}
        history={history}
        page={page}
        compared={compared}
        onCompared={(next) => setCompared(() => next)}
      />
    );
  }

  return (
    <Panel
      title="Runs"
      className={styles.panel}
      aside={
        records === true &&
        page !== null && (
          <div className={styles.tools}>
            <span className={styles.folder} title={`Kept in ${page.folder}`}>
              {isComparing ? '' : `kept in ${page.folder}`}
            </span>
            <CompareTools
              count={compared.length}
              isComparing={isComparing}
              onCompare={(on) => setComparing(() => on)}
              onUntick={() => setCompared(() => [])}
            />
          </div>
        )
      }
    >
      {content()}
    </Panel>
  );
}
