import type { ReactNode } from 'react';
import { countText, rateText } from '../../components/count-text';
import { durationText } from '../../components/duration-text';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './counters.module.css';

/** Throughput, response times with their n, utilisation; tokens and ghosts where there are any. */
export function FiguresLine({ yard }: { readonly yard: Yard }) {
  const ghosts = useYard(yard, (state) => state.counts.ghosts);
  const { throughputPerSecond, response, utilisation, tokens } = useYard(yard, (state) => state.metrics);
  return (
    <dl className={styles.figures}>
      <Figure
        term="throughput"
        isPlain
        help="Throughput: tasks that succeeded, failed or timed out a second, over the last five seconds"
      >
        {rateText(throughputPerSecond)} tasks/s
      </Figure>
      <Figure
        term="response"
        help={`From intended arrival to end, of the newest ${countText(response.n)} tasks that settled and were not cancelled`}
      >
        <span className={styles.percentile}>p50</span> {durationText(response.p50)}
        <span className={styles.percentile}>p95</span> {durationText(response.p95)}
        <span className={styles.sample}>n {countText(response.n)}</span>
      </Figure>
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
    </dl>
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
