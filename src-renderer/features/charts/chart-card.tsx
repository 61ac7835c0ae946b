import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, memo, useId, useMemo } from 'react';
import { type Cell, useCell } from './cell';
import styles from './chart-card.module.css';
import { ChartHead } from './chart-head';
import { ChartPlot } from './chart-plot';
import type { ChartFrame, ChartSpec } from './chart-spec';
import { chartInWords } from './chart-words';
import { type CrosshairCell, pointsAtTheLast } from './crosshair';

export interface ChartCardProps {
  readonly spec: ChartSpec;
  /** What the chart shows; null until its first turn. */
  readonly shown: Cell<ChartFrame | null>;
  readonly crosshair: CrosshairCell;
}

/** One of the charts. */
export const ChartCard = memo(function ChartCard({ spec, shown, crosshair }: ChartCardProps) {
  const titleId = useId();
  const frame = useCell(shown);
  const { ref, width, height } = useElementSize();
  const content = useMemo(
    () => (frame === null ? null : { frame, rows: spec.rows(frame), rest: spec.rest(frame) }),
    [spec, frame],
  );
  /** The time axis goes on beyond what is known, and the arrow keys of recharts with it: nothing would be told there. */
  function stayAtTheLast(event: KeyboardEvent) {
    if (event.key !== 'ArrowRight' || content === null) return;
    if (pointsAtTheLast(crosshair, spec.id, content.rows)) event.stopPropagation();
  }

  return (
    <section className={styles.card} aria-labelledby={titleId}>
      {content === null ? (
        <h3 className="visually-hidden" id={titleId}>
          {spec.title}
        </h3>
      ) : (
        <ChartHead
          {...{ titleId, spec, crosshair }}
          unit={spec.unit(content.frame.series)}
          rows={content.rows}
          rest={content.rest}
        />
      )}
      <div className={styles.plot} ref={ref} onKeyDownCapture={stayAtTheLast}>
        {content !== null && width > 0 && height > 0 && (
          <ChartPlot
            {...{ spec, crosshair }}
            frame={content.frame}
            rows={content.rows}
            words={chartInWords(spec, content.frame.series, content.rest)}
            widthPx={width}
            heightPx={height}
          />
        )}
      </div>
    </section>
  );
});
