import { durationText } from '#contract/duration-text';
import type { TimeSplit } from './time-split';
import styles from './time-split.module.css';

type Piece = 'late' | 'wait' | 'run' | 'backoff' | 'again';

const PIECES: readonly {
  readonly piece: Piece;
  readonly word: string;
  readonly help: string;
  readonly of: (split: TimeSplit) => number;
}[] = [
  {
    piece: 'late',
    word: 'late',
    help: 'From the moment its arrival was due to its acceptance',
    of: ({ lateMs }) => lateMs,
  },
  {
    piece: 'wait',
    word: 'wait',
    help: 'From acceptance to the first start',
    of: ({ waitMs }) => waitMs,
  },
  { piece: 'run', word: 'run', help: 'All attempts, from start to verdict', of: ({ runMs }) => runMs },
  {
    piece: 'backoff',
    word: 'backoff',
    help: 'Delays before retries',
    of: ({ backoffMs }) => backoffMs,
  },
  {
    piece: 'again',
    word: 'wait again',
    help: 'After a delay, for a lane, a token or its turn',
    of: ({ waitAgainMs }) => waitAgainMs,
  },
];
/** What is less is not told: it would read as nothing. In milliseconds. */
const LEAST_MS = 0.5;
/** These are told even where they are nothing. */
const ALWAYS: readonly Piece[] = ['wait', 'run', 'backoff'];

/** Where a task's time went: as a bar, and in numbers. */
export function TimeSplitBar({
  split,
  isPending,
}: {
  readonly split: TimeSplit;
  readonly isPending: boolean;
}) {
  const shown = PIECES.filter(({ piece, of }) => of(split) >= LEAST_MS || ALWAYS.includes(piece));
  return (
    <section className={styles.split}>
      <h3 className="visually-hidden">Where its time went</h3>
      <div className={styles.bar} aria-hidden="true">
        {shown
          .filter(({ of }) => of(split) > 0)
          .map(({ piece, of }) => (
            <span key={piece} data-piece={piece} style={{ flexGrow: of(split) }} />
          ))}
      </div>
      <dl className={styles.numbers}>
        {shown.map(({ piece, word, help, of }) => (
          <div key={piece} title={help}>
            <dt>
              <i data-piece={piece} aria-hidden="true" />
              {word}
            </dt>
            <dd>{durationText(of(split))}</dd>
          </div>
        ))}
        <div title="From its intended arrival to its end">
          <dt>{isPending ? 'response so far' : 'response'}</dt>
          <dd>{durationText(split.responseMs)}</dd>
        </div>
      </dl>
    </section>
  );
}
