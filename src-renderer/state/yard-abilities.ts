import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { YardAbilities } from '#contract/yard-api';
import { madeOnce } from './made-once';
import type { Yard } from './yard-store';

/** What the yard can do for this window; null until it has told. */
export function useAbilities(yard: Yard): YardAbilities | null {
  return useStore(abilitiesOf(yard), ({ told }) => told);
}

/** Asked once a connection: a yard whose program has been started anew may grant other things. */
const abilitiesOf = madeOnce((yard: Yard) => {
  const store = createStore<{ readonly told: YardAbilities | null }>(() => ({ told: null }));
  async function ask(): Promise<void> {
    const reply = await yard.api.call({ command: 'abilities' });
    if (reply.ok) store.setState({ told: reply.value });
  }
  const isOpen = () => yard.store.getState().connection.kind === 'open';
  let wasOpen = isOpen();
  if (wasOpen) void ask();
  yard.store.subscribe(() => {
    const before = wasOpen;
    wasOpen = isOpen();
    if (wasOpen && !before) void ask();
  });
  return store;
});
