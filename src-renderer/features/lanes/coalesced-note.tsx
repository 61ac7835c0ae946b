import { countText } from '../../components/count-text';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './coalesced-note.module.css';

/** Says so when events came too fast to be sent one by one, and bars may be missing. */
export function CoalescedNote({ yard }: { readonly yard: Yard }) {
  const coalesced = useYard(yard, (state) => state.coalesced);
  if (coalesced === 0) return null;
  const text = `${countText(coalesced)} events summed up; counts are exact`;
  return (
    <span className={styles.note} title={`${text}. Bars of long ago may be missing.`}>
      {text}
    </span>
  );
}
