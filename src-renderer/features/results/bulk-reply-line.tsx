import { Button, CloseButton, Progress } from '@mantine/core';
import { type RefObject, useRef } from 'react';
import { useFocusHeir } from '../../components/use-focus-heir';
import { type BulkState, bulkDone } from '../../state/results-bulk';
import { useBulk, useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import styles from './bulk-bar.module.css';
import meter from './bulk-meter.module.css';
import { bulkOf } from './bulk-of';
import { repliedText, underWayText } from './bulk-words';

export interface BulkReplyLineProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  /** Has the focus when the line goes. */
  readonly grid: RefObject<HTMLElement | null>;
}

/** How far the last thing done to several tasks has come, or what came of it. */
export function BulkReplyLine(props: BulkReplyLineProps) {
  const state = useBulk(bulkOf(props.yard), (now) => now);
  switch (state.kind) {
    case 'none':
      return null;
    case 'under-way':
      return <UnderWay yard={props.yard} state={state} />;
    default:
      return <Reply {...props} state={state} />;
  }
}

type UnderWayState = Extract<BulkState, { kind: 'under-way' }>;

function UnderWay({ yard, state }: { readonly yard: Yard; readonly state: UnderWayState }) {
  const done = useYard(yard, ({ counts }) => bulkDone(state, counts));
  return (
    <div className={styles.bar} data-message={state.kind}>
      {/* Progress is read from the meter; only its end is announced. */}
      <span className={styles.text}>{underWayText(state, done)}</span>
      <Progress
        className={meter.meter ?? ''}
        size="sm"
        aria-label={state.act === 'cancel' ? 'Tasks cancelled' : 'Tasks submitted again'}
        value={state.of === 0 ? 0 : (100 * done) / state.of}
        transitionDuration={0}
      />
    </div>
  );
}

interface ReplyProps extends BulkReplyLineProps {
  readonly state: Exclude<BulkState, { kind: 'none' | 'under-way' }>;
}

function Reply({ yard, view, grid, state }: ReplyProps) {
  const line = useRef<HTMLDivElement>(null);
  useFocusHeir(line, () => grid.current);
  const text = repliedText(state);
  const first = state.kind === 'resubmitted' ? state.receipt.firstTask : null;
  return (
    <div ref={line} className={styles.bar} data-message={state.kind}>
      <span className={styles.text} role={state.kind === 'refused' ? 'alert' : 'status'} title={text}>
        {text}
      </span>
      {first !== null && (
        <Button size="compact-xs" variant="subtle" onClick={() => view.setState({ selectedTask: first })}>
          Go to #{first}
        </Button>
      )}
      <span className={styles.gap} />
      <CloseButton
        size="sm"
        aria-label="Close this message"
        title="Close"
        onClick={() => bulkOf(yard).dismiss()}
      />
    </div>
  );
}
