import { StatusGlyph } from '../../components/status-mark';
import { DeadlineBar } from './deadline-bar';
import styles from './tree.module.css';
import { reachOf, type TreeRow } from './tree-rows';
import { countdownsOf, nodeName, nodeWords, reachWords } from './tree-words';

export interface TreeItemProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly topPx: number;
  readonly active: boolean;
  /** Whether it is the selected task, or its attempt. */
  readonly selected: boolean;
  readonly nowMs: number;
  /** How long the shutdown's grace is; null: it has none. */
  readonly graceMs: number | null;
  /** Why nothing can be cancelled here now; null: it can. */
  readonly whyNoCancel: string | null;
  readonly onPick: (row: TreeRow) => void;
  readonly onToggle: (row: TreeRow) => void;
  readonly onCancel: (row: TreeRow) => void;
}

/** One node of the tree in its row. */
export function TreeItem(props: TreeItemProps) {
  const { id, row, topPx, active, selected, nowMs, graceMs, whyNoCancel } = props;
  const { onPick, onToggle, onCancel } = props;
  const { node, level, expanded, place, siblings } = row;
  const reach = reachOf(node);
  return (
    // The tree has the focus and the keys; a click is the mouse's way to the same.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      role="treeitem"
      id={id}
      className={styles.item}
      tabIndex={-1}
      aria-level={level}
      aria-expanded={expanded ?? undefined}
      aria-selected={selected}
      aria-setsize={siblings}
      aria-posinset={place}
      data-active={active || undefined}
      data-kind={node.kind}
      data-ghost={(node.kind === 'attempt' && node.attempt.outlived !== null) || undefined}
      style={{ transform: `translateY(${topPx}px)`, paddingLeft: `${6 + (level - 1) * 20}px` }}
      onClick={() => onPick(row)}
    >
      <button
        type="button"
        className={styles.twist}
        tabIndex={-1}
        aria-hidden="true"
        data-hidden={expanded === null || undefined}
        onClick={(event) => {
          event.stopPropagation();
          onToggle(row);
        }}
      >
        {expanded === true ? '▾' : '▸'}
      </button>
      <span className={styles.glyph}>{toneOf(row)}</span>
      <span className={styles.name}>{nodeName(node)}</span>
      <span className={styles.said} title={nodeWords(node, nowMs)}>
        {nodeWords(node, nowMs)}
      </span>
      <span className={styles.clocks}>
        {countdownsOf(node, expanded !== true, graceMs, nowMs).map((countdown) => (
          <DeadlineBar key={countdown.label} countdown={countdown} />
        ))}
      </span>
      {reach === null ? (
        <span className={styles.noCancel} />
      ) : (
        <button
          type="button"
          className={styles.cancel}
          tabIndex={-1}
          disabled={reach === 0 || whyNoCancel !== null}
          aria-label={`Cancel ${nodeName(node).toLowerCase()}`}
          title={whyNoCancel ?? reachWords(node)}
          onClick={(event) => {
            event.stopPropagation();
            onCancel(row);
          }}
        >
          Cancel
        </button>
      )}
    </div>
  );
}

function toneOf({ node }: TreeRow) {
  switch (node.kind) {
    case 'task':
      return <StatusGlyph tone={(node.task.goneOn && node.task.attempt?.outlived) || node.task.phase} />;
    case 'attempt':
      return <StatusGlyph tone={node.attempt.outlived ?? 'running'} />;
    case 'group':
      return <StatusGlyph tone={node.of} />;
    default:
      return null;
  }
}
