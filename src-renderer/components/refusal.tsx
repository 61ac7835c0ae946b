import { Notice } from './notice';

export interface RefusalProps {
  /** What was refused, and why; null: nothing. */
  readonly text: string | null;
  readonly onDismiss: () => void;
}

/** Says over the foot of the window what has not been done. */
export function Refusal(props: RefusalProps) {
  return <Notice {...props} lead="Not done." role="alert" />;
}
