import type { ReactNode } from 'react';
import { bottleneckBrief, bottleneckText } from '#contract/bottleneck-text';
import { countText, rateText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import type { Percentiles } from '#contract/feed-message';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './counters.module.css';

/** Throughput, response times with their n, utilisation, tokens and ghosts where there are any, and what holds up. */
export function FiguresLine({ yard }: { readonly yard: Yard }) {
  const ghosts = useYard(yard, (state) => state.counts.ghosts);
  const metrics = useYard(yard, (state) => state.metrics);
  const { throughputPerSecond, response, closedResponse, utilisation, tokens } = metrics;
  return (
    <dl className={styles.figures}>
      <Figure
        term="throughput"
        isPlain
        help="Throughput: tasks that succeeded, failed or timed out a second, over the last five seconds"
      >
        {rateText(throughputPerSecond)} tasks/s
      </Figure>
      {(response.n > 0 || closedResponse.n === 0) && <Response term="response" of={response} tasks="tasks" />}
      {closedResponse.n > 0 && (
        <Response term="closed loop" of={closedResponse} tasks="tasks of closed loops" />
      )}
      <Figure term="utilisation" help="Share of open lanes that work, over the last five seconds">
        {Math.round(utilisation * 100)} %
      </Figure>
      {tokens !== null && (
        <Figure term="tokens" help="What the rate limit's bucket holds; every start takes one">
          {tokens.available.toFixed(1)}
          {tokens.available < 1 && (
            <span className={styles.sample}>next in {durationText(tokens.nextInMs)}</span>
          )}
        </Figure>
      )}
      {ghosts > 0 && (
        <Figure term="ghosts" help="Bodies that ran on after their verdict; what they brought was discarded">
          {countText(ghosts)}
        </Figure>
      )}
      <Figure term="bottleneck" help={`Over the last five seconds: ${bottleneckText(metrics)}`}>
        <span data-testid="bottleneck">{bottleneckBrief(metrics)}</span>
      </Figure>
    </dl>
  );
}

interface ResponseProps {
  readonly term: string;
  readonly of: Percentiles;
  readonly tasks: string;
}

/** Open and closed loops are told apart: a closed loop asks a slow yard less, and hides its waits. */
function Response({ term, of: { p50, p95, n }, tasks }: ResponseProps) {
  return (
    <Figure
      term={term}
      help={`From intended arrival to end, of the newest ${countText(n)} ${tasks} that settled and were not cancelled`}
    >
      <span className={styles.percentile}>p50</span> {durationText(p50)}
      <span className={styles.percentile}>p95</span> {durationText(p95)}
      <span className={styles.sample}>n {countText(n)}</span>
    </Figure>
  );
}

interface FigureProps {
  readonly term: string;
  /** Its unit says what it is: the term is read aloud only. */
  readonly isPlain?: boolean;
  readonly help: string;
  readonly children: ReactNode;
}

function Figure({ term, isPlain = false, help, children }: FigureProps) {
  return (
    <div className={styles.figure} title={help}>
      <dt className={isPlain ? 'visually-hidden' : undefined}>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
