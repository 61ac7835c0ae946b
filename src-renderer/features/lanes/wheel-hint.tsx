import { useCallback, useEffect, useState } from 'react';
import styles from './wheel-hint.module.css';

const SHOWN_MS = 1_800;

/** Whether to tell how a wheel zooms: for a moment after somebody scrolled rows with it. */
export function useWheelHint(): { readonly shown: boolean; readonly show: () => void } {
  const [shownAt, setShownAt] = useState<number | null>(null);
  useEffect(() => {
    if (shownAt === null) return;
    const timer = setTimeout(() => setShownAt(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shownAt]);
  const show = useCallback(() => setShownAt((count) => (count ?? 0) + 1), []);
  return { shown: shownAt !== null, show };
}

export function WheelHint({ shown }: { readonly shown: boolean }) {
  if (!shown) return null;
  const key = /mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';
  return (
    <p className={styles.hint} aria-hidden="true">
      {key} + wheel zooms · Shift + wheel moves along time
    </p>
  );
}
