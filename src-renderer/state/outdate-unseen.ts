import type { ViewStore } from './view-store';
import type { Yard } from './yard-store';

/**
 * Tells a source that outlives what shows it when what it knows will not do: another run has begun, or the view was
 * frozen while nobody looked, so that what is known is older than the moment that stands.
 *
 * @returns to be called when somebody looks from now on; that returns its own undo
 */
export function outdateUnseen(yard: Yard, view: ViewStore, outdate: () => void): () => () => void {
  let lookers = 0;
  view.subscribe((state, before) => {
    if (state.frozen !== null && before.frozen === null && lookers === 0) outdate();
  });
  yard.store.subscribe((state, before) => {
    if (state.run !== before.run) outdate();
  });
  return () => {
    lookers++;
    return () => {
      lookers--;
    };
  };
}
