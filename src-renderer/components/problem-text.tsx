import { useEffect, useRef } from 'react';
import styles from './problem-text.module.css';

/** What is wrong with a field, right below it; it comes into view, since panels scroll. */
export function ProblemText({ id, text }: { readonly id?: string; readonly text: string }) {
  const self = useRef<HTMLParagraphElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another problem is the reason, not an input
  useEffect(() => {
    // Newer browsers hand back a promise here, which is no way to undo an effect.
    void self.current?.scrollIntoView?.({ block: 'nearest' });
  }, [text]);
  return (
    <p ref={self} className={styles.problem} id={id} role="alert">
      {text}
    </p>
  );
}
