import type { YardPhase } from '#contract/yard-view';
import { isBusy, selectPhase } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './phase-badge.module.css';

/** The phase of the yard in a word. */
export function PhaseBadge({ yard }: { readonly yard: Yard }) {
  const phase = useYard(yard, selectPhase);
  const known = useYard(yard, ({ run }) => run > 0);
  const lost = useYard(yard, ({ connection }) => connection.kind === 'lost');
  const busy = useYard(yard, isBusy);
  const word = lost ? 'not connected' : known ? wordOf(phase, busy) : 'connecting';
  return (
    <span
      className={styles.badge}
      data-phase={known && !lost ? phase : 'unknown'}
      data-busy={busy || undefined}
    >
      <span className="visually-hidden">The yard is </span>
      <span data-testid="phase">{word}</span>
    </span>
  );
}

function wordOf(phase: YardPhase, busy: boolean): string {
  return phase === 'running' && !busy ? 'ready' : phase;
}
