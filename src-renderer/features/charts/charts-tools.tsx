import { durationText } from '#contract/duration-text';
import { SERIES_SPANS, type SeriesSpan } from '#contract/series';
import type { TimeMark } from '#contract/time-mark';
import { CopyButton } from '../../components/copy-button';
import { ToggleChip } from '../../components/toggle-chip';
import type { RunAbout } from '../../state/run-about';
import type { ChartFrame } from './chart-spec';
import styles from './charts-tools.module.css';
import { momentText } from './measures';
import type { SelectedSpan } from './selected-span';
import { seriesCsv } from './series-csv';

export type ChartsLook = 'charts' | 'table';

export interface ChartsToolsProps {
  readonly frame: ChartFrame;
  /** What its series is of. */
  readonly about: () => RunAbout;
  readonly span: SeriesSpan;
  readonly onSpan: (span: SeriesSpan) => void;
  readonly look: ChartsLook;
  readonly onLook: (look: ChartsLook) => void;
}

const SPAN_LABELS: Readonly<Record<SeriesSpan, string>> = { run: 'Whole run', minute: 'Last minute' };
const SPAN_TITLES: Readonly<Record<SeriesSpan, string>> = {
  run: 'From the first submission to now; the intervals grow with the run',
  minute: 'The newest minute, by quarter seconds',
};

/** What the marks on the charts mean, and other ways to have their numbers. */
export function ChartsTools({ frame, about, span, onSpan, look, onLook }: ChartsToolsProps) {
  const { series } = frame;
  return (
    <div className={styles.tools}>
      <fieldset className={styles.spans}>
        <legend className="visually-hidden">Show</legend>
        {SERIES_SPANS.map((one) => (
          <ToggleChip
            key={one}
            label={SPAN_LABELS[one]}
            title={SPAN_TITLES[one]}
            pressed={one === span}
            onToggle={() => onSpan(one)}
          />
        ))}
      </fieldset>
      {look === 'charts' && <MarkNotes marks={series.marks} />}
      {look === 'charts' && frame.span !== null && <SpanNote span={frame.span} />}
      <span className={styles.end}>
        <ToggleChip
          label="As table"
          title="The same numbers, interval by interval"
          pressed={look === 'table'}
          onToggle={() => onLook(look === 'table' ? 'charts' : 'table')}
        />
        <CopyButton
          label="Copy CSV"
          title="Copy the numbers of all charts as CSV, with settings and seed"
          text={() => seriesCsv(series, about())}
        />
      </span>
    </div>
  );
}

const MARK_WORDS: Readonly<Record<TimeMark['kind'], string>> = {
  limits: 'limits changed',
  shutdown: 'shutdown',
};

function MarkNotes({ marks }: { readonly marks: readonly TimeMark[] }) {
  const kinds = (['limits', 'shutdown'] as const).filter((kind) => marks.some((mark) => mark.kind === kind));
  return kinds.map((kind) => (
    <span key={kind} className={styles.note} title={MARK_WORDS[kind]}>
      <span className={styles.mark} data-kind={kind} aria-hidden="true" />
      <span className={styles.word}>{MARK_WORDS[kind]}</span>
    </span>
  ));
}

function SpanNote({ span: { task, fromMs, toMs } }: { readonly span: SelectedSpan }) {
  const time = toMs === null ? `since ${momentText(fromMs)}` : `took ${durationText(toMs - fromMs)}`;
  return (
    <span className={styles.note} title={`task ${task}, ${time}`}>
      <span className={styles.shade} aria-hidden="true" />
      <span className={styles.word}>
        task {task}, {time}
      </span>
    </span>
  );
}
