import { Button, CloseButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { TaskId } from '#contract/task';
import { countText } from '../../components/count-text';
import { whyIntakeIsClosed } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './bulk-bar.module.css';
import { type BulkAction, BulkDialog } from './bulk-dialog';
import { allOf, pendingAmong, type TickedByPhase } from './bulk-words';
import type { Bulk } from './use-bulk';
import type { Ticks } from './use-ticks';

export interface BulkBarProps {
  readonly yard: Yard;
  readonly ticks: Ticks;
  readonly bulk: Bulk;
  readonly byPhase: TickedByPhase;
  /** All that match, ticked or not. */
  readonly matching: number;
  /** Why the ticked rows cannot be copied; null: they can. */
  readonly whyNoCopy: string | null;
  readonly onCopy: () => Promise<string>;
  readonly onGoTo: (task: TaskId) => void;
}

/** What can be done to the ticked rows, and what came of it. Nothing while none is ticked. */
export function BulkBar(props: BulkBarProps) {
  const { yard, ticks, bulk, byPhase, matching, whyNoCopy, onCopy, onGoTo } = props;
  const { ticked, refused, tickAll, untickAll } = ticks;
  const count = allOf(byPhase);
  const [asking, setAsking] = useState<BulkAction | null>(null);
  const [copied, setCopied] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of other ticks is over
  useEffect(() => setCopied(null), [ticked.kind, count]);
  const closed = useYard(yard, whyIntakeIsClosed);
  const connected = useYard(yard, ({ connection }) => connection.kind === 'open');
  const isBusy = bulk.reply.kind === 'under-way';

  async function confirm(action: BulkAction): Promise<void> {
    if (action === 'cancel') return bulk.cancel(ticked, count);
    const isDone = await bulk.retry(ticked);
    // What is made anew may match, too, and nobody has ticked that.
    if (isDone && ticked.kind === 'matching') untickAll();
  }

  const whyNoCancel = !connected
    ? 'No connection to the yard.'
    : pendingAmong(byPhase) === 0
      ? 'None of these is pending.'
      : null;
  const said = refused ?? copied;
  return (
    <>
      {ticked.kind !== 'none' && (
        <section className={styles.bar} aria-label="Ticked tasks">
          <strong className={styles.count}>
            {countText(count)} <span className={styles.spare}>{count === 1 ? 'task ' : 'tasks '}</span>ticked
          </strong>
          {ticked.kind === 'rows' && ticked.rows.size < matching && (
            <Button size="compact-xs" variant="subtle" onClick={tickAll}>
              Tick all {countText(matching)}
              <span className={styles.spare}>&nbsp;that match</span>
            </Button>
          )}
          <span className={styles.gap} />
          <Button
            size="compact-xs"
            variant="default"
            disabled={whyNoCancel !== null || isBusy}
            title={whyNoCancel ?? 'Cancel those that are pending'}
            onClick={() => setAsking('cancel')}
          >
            Cancel …
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={closed !== null || isBusy}
            title={closed ?? 'Submit each once more, as a new task'}
            onClick={() => setAsking('retry')}
          >
            Retry …
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={whyNoCopy !== null}
            title={whyNoCopy ?? 'Copy these rows as JSON (Ctrl or ⌘ C)'}
            onClick={() => void onCopy().then(setCopied)}
          >
            Copy<span className={styles.spare}>&nbsp;JSON</span>
          </Button>
          <CloseButton size="sm" aria-label="Untick all" title="Untick all (Esc)" onClick={untickAll} />
        </section>
      )}
      <BulkReplyLine bulk={bulk} onGoTo={onGoTo} />
      <p className={said === null ? 'visually-hidden' : styles.said} role="status">
        {said}
      </p>
      <BulkDialog
        action={asking}
        byPhase={byPhase}
        onClose={() => setAsking(null)}
        onConfirm={(action) => void confirm(action)}
      />
    </>
  );
}

function BulkReplyLine({ bulk, onGoTo }: { readonly bulk: Bulk; readonly onGoTo: (task: TaskId) => void }) {
  const { reply, dismiss } = bulk;
  if (reply.kind === 'none') return null;
  const first = reply.kind === 'done' ? reply.firstTask : null;
  return (
    <div className={styles.bar} data-message={reply.kind}>
      <span className={styles.text} role={reply.kind === 'refused' ? 'alert' : 'status'} title={reply.text}>
        {reply.text}
      </span>
      {first !== null && (
        <Button size="compact-xs" variant="subtle" onClick={() => onGoTo(first)}>
          Go to #{first}
        </Button>
      )}
      <span className={styles.gap} />
      {reply.kind !== 'under-way' && (
        <CloseButton size="sm" aria-label="Close this message" title="Close" onClick={dismiss} />
      )}
    </div>
  );
}
