import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import styles from './results-toolbar.module.css';

/** The search box's id, for the key that goes there. */
export const RESULTS_SEARCH_ID = 'results-search';
/** Typing is searched for when it has rested so long, in milliseconds. */
export const SEARCH_REST_MS = 180;
const MOST_SEARCHED_CHARACTERS = 200;

/** What to search for: shown as it is typed, asked for when the hand rests. */
export function ResultsSearch({ view }: { readonly view: ViewStore }) {
  const search = useView(view, (state) => state.search);
  const [typed, setTyped] = useState(search);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  // What is searched for may be changed elsewhere.
  useEffect(() => {
    clearTimeout(timer.current);
    setTyped(search);
  }, [search]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function take(text: string): void {
    clearTimeout(timer.current);
    setTyped(text);
    view.setState({ search: text });
  }

  function type(text: string): void {
    clearTimeout(timer.current);
    setTyped(text);
    timer.current = setTimeout(() => view.setState({ search: text }), SEARCH_REST_MS);
  }

  return (
    <TextInput
      id={RESULTS_SEARCH_ID}
      size="xs"
      className={styles.search ?? ''}
      aria-label="Search results"
      placeholder="Search number, name, output, error"
      rightSection={<kbd className={styles.key}>{typed === '' ? '/' : 'Esc'}</kbd>}
      rightSectionWidth={typed === '' ? 24 : 38}
      rightSectionPointerEvents="none"
      maxLength={MOST_SEARCHED_CHARACTERS}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(typed);
        if (event.key !== 'Escape') return;
        // A press in an empty box leaves it, so that the keys of the window work again.
        if (typed === '') event.currentTarget.blur();
        take('');
      }}
    />
  );
}
