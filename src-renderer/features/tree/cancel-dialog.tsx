import { countOf, countText } from '#contract/count-text';
import type { TreeLane, YardTree } from '#contract/yard-tree';
import { ConfirmDialog } from '../../components/confirm-dialog';
import styles from './tree.module.css';
import { reachedOn, reachOf } from './tree-rows';

/** What one press would end more of than it names: a lane holds whatever has come to it by then. */
export type AskedPlace = { readonly kind: 'yard' } | { readonly kind: 'lane'; readonly lane: number };

export interface CancelDialogProps {
  /** null: it is closed. */
  readonly place: AskedPlace | null;
  readonly tree: YardTree;
  readonly onClose: () => void;
  readonly onCancel: (place: AskedPlace) => void;
}

/** Asks before a lane or the yard is cancelled, and says what that reaches. A single task is cancelled unasked. */
export function CancelDialog({ place, tree, onClose, onCancel }: CancelDialogProps) {
  return (
    <ConfirmDialog
      opened={place !== null}
      onClose={onClose}
      title={place === null ? '' : titleOf(place, tree)}
      keep={place?.kind === 'lane' ? 'Let it be' : 'Let them be'}
      confirm={place?.kind === 'lane' ? `Cancel lane ${place.lane}` : 'Cancel them all'}
      onConfirm={() => {
        if (place !== null) onCancel(place);
      }}
    >
      <p className={styles.words}>{place !== null && wordsOf(place, tree)}</p>
    </ConfirmDialog>
  );
}

function titleOf(place: AskedPlace, tree: YardTree): string {
  if (place.kind === 'lane') return `Cancel what is on lane ${place.lane}?`;
  return `Cancel ${countOf(reachOf({ kind: 'yard', tree }) ?? 0, 'task')}?`;
}

function wordsOf(place: AskedPlace, tree: YardTree): string {
  return place.kind === 'yard'
    ? yardWords(tree)
    : laneWords(tree.lanes.find(({ lane }) => lane === place.lane));
}

function yardWords(tree: YardTree): string {
  const { queued, backingOff } = tree;
  const onLanes = (reachOf({ kind: 'yard', tree }) ?? 0) - queued.count - backingOff.count;
  const told = `${countText(onLanes)} on lanes ${onLanes === 1 ? 'is' : 'are'} told to stop`;
  const others = `${countText(queued.count)} queued and ${countText(backingOff.count)} backing off are cancelled`;
  return `${told}, ${others}. The yard goes on and takes new work.`;
}

function laneWords(lane: TreeLane | undefined): string {
  const [task] = lane === undefined ? [] : reachedOn(lane);
  const now = task === undefined ? 'nothing' : `task ${task.task}, ${task.name}`;
  const rule = 'What is on it when you confirm is told to stop, and is not retried';
  return `${rule}: now that is ${now}. The lane stays open, and occupied until the body has stopped.`;
}
