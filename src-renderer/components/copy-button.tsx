import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { copyText } from './copy-text';

/** How long it says what came of it, in milliseconds. */
const SAYS_MS = 2_000;

export interface CopyButtonProps {
  readonly label: string;
  readonly title?: string;
  /** What to copy, made when it is asked for. */
  readonly text: () => string;
}

/** Copies a text, and says whether it did. */
export function CopyButton({ label, title, text }: CopyButtonProps) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAYS_MS);
    return () => clearTimeout(timer);
  }, [said]);
  async function copy(): Promise<void> {
    setSaid((await copyText(text())) ? 'Copied' : 'Not allowed');
  }
  return (
    <>
      <Button size="compact-xs" variant="default" title={title} onClick={() => void copy()}>
        {said ?? label}
      </Button>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}
