import { ActionIcon } from '@mantine/core';

export interface ResetButtonProps {
  /** What goes back. */
  readonly label: string;
  /** The default in words, with its unit. */
  readonly to: string;
  /** Nothing to go back from: its place stays empty. */
  readonly isThere: boolean;
  readonly onReset: () => void;
}

/** One press back to the default. */
export function ResetButton({ label, to, isThere, onReset }: ResetButtonProps) {
  if (!isThere) return <span />;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={20}
      fz={14}
      aria-label={`${label}: back to the default, ${to}`}
      title={`Default: ${to}`}
      onClick={({ currentTarget }) => {
        onReset();
        // It goes with its reason; its field takes the focus, which would fall to the page.
        currentTarget.parentElement?.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus();
      }}
    >
      ↺
    </ActionIcon>
  );
}
