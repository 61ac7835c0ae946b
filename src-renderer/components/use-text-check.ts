import { useState } from 'react';

/** What is wrong with a text, told once somebody has left it, and as it is now from then on. */
export interface TextCheck {
  /** What to say; null: nothing. */
  readonly said: string | null;
  /** Whether it may not be sent as it stands, said or not. */
  readonly isUnfit: boolean;
  readonly onBlur: () => void;
}

/** @param wrong what is wrong with the text as it stands; null: nothing */
export function useTextCheck(wrong: string | null): TextCheck {
  const [isTold, setIsTold] = useState(false);
  // Once mended it is not told of again before it has been left again.
  if (isTold && wrong === null) setIsTold(false);
  return {
    said: isTold ? wrong : null,
    isUnfit: wrong !== null,
    onBlur: () => setIsTold(wrong !== null),
  };
}
