import { durationText } from '#contract/duration-text';
import { describeProblem } from '#contract/problem';
import type { RunFigures } from '#contract/run-figures';
import { AskedLine } from '../../components/asked-line';
import { CopyButton } from '../../components/copy-button';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { isAfter } from '../../state/freeze';
import { runAbout } from '../../state/run-about';
import { useFigures } from '../../state/use-figures';
import { useView, useYard } from '../../state/use-store';
import type { FrozenMoment, ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { BottleneckSummary } from './bottleneck-summary';
import { DurationsTables } from './durations-tables';
import styles from './figures-panel.module.css';
import { RunTotals } from './run-totals';

/** The whole run in figures: what held it up, how long things took, and how much was done. */
export function FiguresPanel({ yard, view }: { readonly yard: Yard; readonly view: ViewStore }) {
  const { value, problems } = useFigures(yard, view);
  const run = useYard(yard, (state) => state.run);
  const isRecording = useYard(yard, ({ recording }) => recording !== null);
  const frozen = useView(view, (state) => state.frozen);
  const figures = value?.run === run ? value : null;
  const [problem] = problems;
  return (
    <Panel
      title="Figures"
      className={styles.panel}
      aside={
        figures !== null &&
        !isEmpty(figures) && (
          <div className={styles.tools}>
            <span className={styles.rule}>{momentText(figures, frozen, isRecording)}</span>
            <CopyButton
              label="Copy JSON"
              title="Copy the figures, with what they are of"
              text={() => JSON.stringify({ ...runAbout(yard, view), figures }, null, 2)}
            />
          </div>
        )
      }
    >
      {figures !== null ? (
        <Content figures={figures} isFrozen={frozen !== null} />
      ) : problem === undefined ? (
        <AskedLine />
      ) : (
        <EmptyState title="The figures could not be read">{describeProblem(problem)}</EmptyState>
      )}
    </Panel>
  );
}

function Content({ figures, isFrozen }: { readonly figures: RunFigures; readonly isFrozen: boolean }) {
  if (isEmpty(figures)) {
    return isFrozen ? (
      <EmptyState title="Nothing had run yet">
        The view stands still: what has come since is not shown.
      </EmptyState>
    ) : (
      <EmptyState title="Nothing has run yet">
        What held a run up, and its response, wait and service times stand here as soon as a task is
        submitted.
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is how a keyboard scrolls it
    <section className={styles.body} tabIndex={0} aria-label="The run in figures">
      <BottleneckSummary figures={figures} />
      <RunTotals figures={figures} />
      <DurationsTables figures={figures} />
      <p className={styles.note}>
        * Cut at their limit: the work would have taken longer. What was cancelled is in no duration.
        Percentiles come from histograms within 1 ‰ and are never averaged; grey ones come from too few
        durations.
      </p>
    </section>
  );
}

function isEmpty({ accepted }: RunFigures): boolean {
  return accepted.open + accepted.closed === 0;
}

/** Figures that were read after the view had been frozen tell of a later moment. */
function momentText({ atMs }: RunFigures, frozen: FrozenMoment | null, isRecording: boolean): string {
  if (frozen === null) return isRecording ? 'All of the recording' : 'All of the run, by now';
  const at = `Frozen at +${durationText(frozen.atMs)}`;
  return isAfter(frozen, atMs) ? `${at}, read at +${durationText(atMs)}` : at;
}
