import { useEffect, useState } from 'react';
import { afterDelay } from '../../state/after-delay';
import { createCell } from './cell';
import { ChartCard } from './chart-card';
import styles from './chart-grid.module.css';
import type { ChartFrame } from './chart-spec';
import { CHART_SPECS } from './chart-specs';
import { createCrosshair } from './crosshair';
import { createRedrawTurns, type RedrawTurns } from './redraw-turns';

/** All charts beside each other; each is drawn anew in its turn. */
export function ChartGrid({ frame }: { readonly frame: ChartFrame }) {
  const [cells] = useState(() => CHART_SPECS.map(() => createCell<ChartFrame | null>(null)));
  const [crosshair] = useState(createCrosshair);
  const [turns, setTurns] = useState<RedrawTurns<ChartFrame> | null>(null);
  useEffect(() => {
    const created = createRedrawTurns(cells, afterDelay);
    setTurns(created);
    return () => created.close();
  }, [cells]);
  useEffect(() => turns?.show(frame), [turns, frame]);
  return (
    <div className={styles.grid}>
      {CHART_SPECS.map((spec, index) => {
        const shown = cells[index];
        return shown && <ChartCard key={spec.id} spec={spec} shown={shown} crosshair={crosshair} />;
      })}
    </div>
  );
}
