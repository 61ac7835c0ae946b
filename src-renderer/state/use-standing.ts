import { useRef } from 'react';

/** A value that stands as it was while the view is frozen. */
export function useStanding<T>(value: T, stands: boolean): T {
  const kept = useRef(value);
  if (!stands) kept.current = value;
  return kept.current;
}
