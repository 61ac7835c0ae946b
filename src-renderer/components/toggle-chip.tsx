import { countText } from '#contract/count-text';
import styles from './toggle-chip.module.css';

export interface ToggleChipProps {
  readonly label: string;
  /** How much there is of it; none where that says nothing. */
  readonly count?: number;
  readonly title: string;
  readonly pressed: boolean;
  readonly disabled?: boolean;
  readonly onToggle: () => void;
}

/** A choice that is on or off, with what there is of it. */
export function ToggleChip({ label, count, title, pressed, disabled = false, onToggle }: ToggleChipProps) {
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={pressed}
      disabled={disabled}
      title={title}
      onClick={onToggle}
    >
      {label}
      {count !== undefined && <span className={styles.count}>{countText(count)}</span>}
    </button>
  );
}
