import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './phase-badge.module.css';
import { conditionOf } from './yard-condition';

/** How it stands with the yard, in a word: its phase, and whether its clock or its dispatch stands. */
export function PhaseBadge({ yard }: { readonly yard: Yard }) {
  const { kind, words } = useYard(yard, conditionOf);
  return (
    <span className={styles.badge} data-condition={kind}>
      <span className="visually-hidden">{kind === 'recording' ? 'What is shown is a ' : 'The yard is '}</span>
      <span data-testid="phase">{words}</span>
    </span>
  );
}
