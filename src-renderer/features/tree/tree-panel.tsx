import { useReducedMotion } from '@mantine/hooks';
import { useState } from 'react';
import { durationText } from '#contract/duration-text';
import { describeProblem, type Problem } from '#contract/problem';
import type { CancelPlace } from '#contract/yard-api';
import type { YardTree } from '#contract/yard-tree';
import { AskedLine } from '../../components/asked-line';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { ProblemText } from '../../components/problem-text';
import type { ActionBus } from '../../state/action-bus';
import { isAfter } from '../../state/freeze';
import { whyNothingChanges } from '../../state/selectors';
import { useCommand } from '../../state/use-command';
import { useView, useYard } from '../../state/use-store';
import { useTree } from '../../state/use-tree';
import { useYardNow } from '../../state/use-yard-now';
import type { FrozenMoment, ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { type AskedPlace, CancelDialog } from './cancel-dialog';
import styles from './tree.module.css';
import { reachOf, type TreeNode, type TreeRow } from './tree-rows';
import { TreeView } from './tree-view';

/** Clocks count down in such steps, in milliseconds; where motion is unwelcome in whole seconds. */
const STEP_MS = 100;
const CALM_STEP_MS = 1_000;

/** A frozen lane shows what was on it, and a cancel would reach what is on it now. */
const FROZEN = 'The view is frozen: let it go on, so that you see what you cancel.';

export interface TreePanelProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
}

/** Who is reached by whose cancellation: yard → lanes → tasks → attempts, with the clocks that run. */
export function TreePanel({ yard, view, bus }: TreePanelProps) {
  const { value: tree, problems } = useTree(yard, view);
  const [asking, setAsking] = useState<AskedPlace | null>(null);
  const { refused, send } = useCommand(yard);
  const frozen = useView(view, (state) => state.frozen);
  const run = useYard(yard, (state) => state.run);
  const noChange = useYard(yard, whyNothingChanges);
  const liveMs = useYardNow(yard, useReducedMotion() ? CALM_STEP_MS : STEP_MS);
  const current = tree !== null && tree.run === run ? tree : null;
  const isThere = current !== null && current.phase !== 'stopped';
  const whyNoCancel = noChange ?? (frozen === null ? null : FROZEN);
  const [problem] = problems;

  function cancel(target: CancelPlace): void {
    if (current !== null) send({ command: 'cancel', run: current.run, target });
  }

  function ask({ node }: TreeRow): void {
    const target = targetOf(node);
    if (target === null || whyNoCancel !== null || reachOf(node) === 0) return;
    if (target.kind === 'task') cancel(target);
    else setAsking(target);
  }

  return (
    <Panel
      title="Cancellation tree"
      className={styles.panel}
      aside={
        <span className={styles.rule} data-frozen={frozen !== null || undefined}>
          {isThere && frozen !== null ? frozenText(current, frozen) : RULE}
        </span>
      }
    >
      {refused !== null && <ProblemText text={refused} />}
      {isThere ? (
        <>
          <TreeView
            yard={yard}
            view={view}
            bus={bus}
            tree={current}
            nowMs={Math.max(current.atMs, frozen?.atMs ?? liveMs)}
            whyNoCancel={whyNoCancel}
            onCancel={ask}
          />
          <CancelDialog place={asking} tree={current} onClose={() => setAsking(null)} onCancel={cancel} />
        </>
      ) : (
        <TreeEmpty problem={problem} isAsked={current === null && run > 0} />
      )}
    </Panel>
  );
}

const RULE = 'A cancel reaches everything below; a child’s timeout never goes up.';

/** A tree that was opened after the view had been frozen tells of a later moment. */
function frozenText(tree: YardTree, frozen: FrozenMoment): string {
  const at = `Frozen at +${durationText(frozen.atMs)}`;
  return `${isAfter(frozen, tree.atMs) ? `${at}, read at +${durationText(tree.atMs)}` : at}: nothing can be cancelled here meanwhile.`;
}

interface TreeEmptyProps {
  readonly problem: Problem | undefined;
  /** The tree is on its way. */
  readonly isAsked: boolean;
}

function TreeEmpty({ problem, isAsked }: TreeEmptyProps) {
  if (problem !== undefined) {
    return (
      <div className={styles.empty}>
        <EmptyState title="The tree could not be read">{describeProblem(problem)}</EmptyState>
      </div>
    );
  }
  if (isAsked) return <AskedLine />;
  return (
    <div className={styles.empty}>
      <EmptyState title="The yard is stopped">
        There is nothing to cancel. While the yard runs, its lanes stand here with their tasks and attempts.
      </EmptyState>
    </div>
  );
}

function targetOf(node: TreeNode): CancelPlace | null {
  switch (node.kind) {
    case 'yard':
      return { kind: 'yard' };
    case 'lane':
      return { kind: 'lane', lane: node.lane.lane };
    case 'task':
      return { kind: 'task', task: node.task.task };
    case 'group':
    case 'attempt':
    case 'rest':
      return null;
  }
}
