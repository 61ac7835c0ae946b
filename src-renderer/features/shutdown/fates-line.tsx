import { Button } from '@mantine/core';
import { countText } from '#contract/count-text';
import { FATES, type Fate } from '#contract/yard-view';
import type { StatusTone } from '../../components/status-glyph';
import { StatusGlyph } from '../../components/status-mark';
import { useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import styles from './shutdown-strip.module.css';
import { FATE_WORDS } from './shutdown-words';

/** What has become of the tasks that were pending when the shutdown was asked for, and the way to each. */
export function FatesLine({ yard, view }: { readonly yard: Yard; readonly view: ViewStore }) {
  // The fold changes its counts in place: a copy tells whether they are others.
  const fates = useYard(yard, (state) => ({ ...state.view.fates }));
  const neverSubmitted = useYard(yard, (state) => state.neverSubmitted);
  const ended = FATES.filter((fate) => (fates[fate] ?? 0) > 0);
  if (ended.length === 0 && neverSubmitted === 0) return null;
  const showThem = () =>
    view.setState({ tab: 'results', chip: 'all', search: '', sort: { by: 'settledAtMs', descending: true } });
  return (
    <span className={styles.fates} data-testid="fates">
      <span>Since the request:</span>
      {ended.map((fate) => (
        <span key={fate} className={styles.fate}>
          <StatusGlyph tone={toneOf(fate)} />
          {countText(fates[fate] ?? 0)} {FATE_WORDS[fate]}
        </span>
      ))}
      {neverSubmitted > 0 && (
        <span
          className={styles.fate}
          title="Of workloads that were still to come: they are in no other count"
        >
          {countText(neverSubmitted)} never submitted
        </span>
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={showThem}
        title="The results, the last to end first"
      >
        Show each
      </Button>
    </span>
  );
}

function toneOf(fate: Fate): StatusTone {
  switch (fate) {
    case 'succeeded':
    case 'failed':
    case 'timed-out':
      return fate;
    default:
      return 'cancelled';
  }
}
