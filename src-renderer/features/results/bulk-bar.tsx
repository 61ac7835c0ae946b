import { Button, CloseButton } from '@mantine/core';
import { type RefObject, useRef, useState } from 'react';
import { countText } from '#contract/count-text';
import { pressProps } from '../../components/press-props';
import { useFocusHeir } from '../../components/use-focus-heir';
import { exporterOf } from '../../state/exporter-of';
import type { BulkAct } from '../../state/results-bulk';
import { whyIntakeIsClosed, whyNothingChanges } from '../../state/selectors';
import { useBulk, useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './bulk-bar.module.css';
import { BulkDialog } from './bulk-dialog';
import { bulkOf } from './bulk-of';
import { allOf, pendingAmong, type TickedByPhase, whyNothing, whyNothingPending } from './bulk-words';
import type { Ticks } from './use-ticks';

export interface BulkBarProps {
  readonly yard: Yard;
  readonly ticks: Ticks;
  readonly byPhase: TickedByPhase;
  /** All that match, ticked or not. */
  readonly matching: number;
  /** Why the ticked rows cannot be copied; null: they can. */
  readonly whyNoCopy: string | null;
  /** Has the focus when the bar goes. */
  readonly grid: RefObject<HTMLElement | null>;
  readonly onCopy: () => void;
}

/** What can be done to the ticked rows. Nothing while none is ticked. */
export function BulkBar(props: BulkBarProps) {
  const { yard, ticks, byPhase } = props;
  const { ticked, untickAll } = ticks;
  const bulk = bulkOf(yard);
  const count = allOf(byPhase);
  const [asking, setAsking] = useState<BulkAct | null>(null);

  async function confirm(action: BulkAct): Promise<void> {
    // One thing is told at a time.
    exporterOf(yard).dismiss();
    if (action === 'cancel') return bulk.cancel(ticked, { all: count, pending: pendingAmong(byPhase) });
    const isDone = await bulk.retry(ticked, { all: count });
    // What is made anew may match, too, and nobody has ticked that.
    if (isDone && ticked.kind === 'matching') untickAll();
  }

  return (
    <>
      {ticked.kind !== 'none' && <Bar {...props} onAsk={setAsking} />}
      <BulkDialog
        action={asking}
        byPhase={byPhase}
        onClose={() => setAsking(null)}
        onConfirm={(action) => void confirm(action)}
      />
    </>
  );
}

interface BarProps extends BulkBarProps {
  readonly onAsk: (action: BulkAct) => void;
}

function Bar({ yard, ticks, byPhase, matching, whyNoCopy, grid, onCopy, onAsk }: BarProps) {
  const { ticked, tickAll, untickAll } = ticks;
  const bar = useRef<HTMLElement>(null);
  const last = useRef<HTMLButtonElement>(null);
  useFocusHeir(bar, () => grid.current);
  const count = allOf(byPhase);
  const closed = useYard(yard, whyIntakeIsClosed);
  const noChange = useYard(yard, whyNothingChanges);
  const isBusy = useBulk(bulkOf(yard), ({ kind }) => kind === 'under-way');
  const whyBusy = isBusy ? 'The last thing is still under way.' : null;
  // The filter may find some again: they are ticked then.
  const nothing = whyNothing(byPhase);
  const whyNoCancel = noChange ?? whyNothingPending(byPhase);
  return (
    <section ref={bar} className={styles.bar} aria-label="Ticked tasks">
      <strong className={styles.count}>
        {countText(count)} <span className={styles.spare}>{count === 1 ? 'task ' : 'tasks '}</span>ticked
      </strong>
      {ticked.kind === 'rows' && ticked.rows.size < matching && (
        <TickAllButton matching={matching} heir={last} onTickAll={tickAll} />
      )}
      <span className={styles.gap} />
      <Button
        size="compact-xs"
        variant="default"
        {...pressProps(whyNoCancel ?? whyBusy, () => onAsk('cancel'), 'Cancel those that are pending')}
      >
        Cancel …
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        {...pressProps(
          closed ?? nothing ?? whyBusy,
          () => onAsk('retry'),
          'Submit each once more, as a new task',
        )}
      >
        Retry …
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        {...pressProps(whyNoCopy, onCopy, 'Copy these rows as JSON (Ctrl or ⌘ C)')}
      >
        Copy<span className={styles.spare}>&nbsp;JSON</span>
      </Button>
      <CloseButton
        ref={last}
        size="sm"
        aria-label="Untick all"
        title="Untick all (Esc)"
        onClick={untickAll}
      />
    </section>
  );
}

interface TickAllButtonProps {
  readonly matching: number;
  /** Has the focus afterwards: the button goes. */
  readonly heir: RefObject<HTMLElement | null>;
  readonly onTickAll: () => void;
}

function TickAllButton({ matching, heir, onTickAll }: TickAllButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useFocusHeir(button, () => heir.current);
  return (
    <Button ref={button} size="compact-xs" variant="subtle" onClick={onTickAll}>
      Tick all {countText(matching)}
      <span className={styles.spare}>&nbsp;that match</span>
    </Button>
  );
}
