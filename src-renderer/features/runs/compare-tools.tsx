import { Button } from '@mantine/core';
import { pressProps } from '../../components/press-props';
import { MAX_COMPARED } from './compared-runs';

export interface CompareToolsProps {
  /** Runs that are ticked. */
  readonly count: number;
  readonly isComparing: boolean;
  readonly onCompare: (on: boolean) => void;
  readonly onUntick: () => void;
}

/** From the list to the runs side by side, and back. One button for both, so that it keeps the focus. */
export function CompareTools({ count, isComparing, onCompare, onUntick }: CompareToolsProps) {
  const why = count > 1 ? null : `Tick two to ${MAX_COMPARED} runs first.`;
  return (
    <>
      {count > 0 && !isComparing && (
        <Button size="compact-xs" variant="subtle" onClick={onUntick}>
          Untick
        </Button>
      )}
      <Button
        size="compact-xs"
        variant={count > 1 && !isComparing ? 'filled' : 'default'}
        {...pressProps(why, () => onCompare(!isComparing), isComparing ? undefined : 'Side by side')}
      >
        {isComparing ? 'Back to all runs' : count > 1 ? `Compare ${count}` : 'Compare'}
      </Button>
    </>
  );
}
