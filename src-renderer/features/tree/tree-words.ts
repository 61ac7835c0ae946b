import { countOf, countText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import { STATUS_MARKS } from '#contract/status-marks';
import { isPending } from '#contract/task';
import type { RunningDeadline } from '#contract/task-detail';
import type { TreeAttempt, TreeLane, TreeTask, YardTree } from '#contract/yard-tree';
import { reachOf, type TreeNode } from './tree-rows';

/** What a node is called. */
export function nodeName(node: TreeNode): string {
  switch (node.kind) {
    case 'yard':
      return 'Yard';
    case 'lane':
      return `Lane ${node.lane.lane}`;
    case 'group':
      return node.of === 'queued' ? 'Queued' : 'Backing off';
    case 'task':
      return `Task ${node.task.task}`;
    case 'attempt':
      return `Attempt ${node.attempt.attempt}`;
    case 'rest':
      return `… and ${countText(node.count)} more`;
  }
}

/** What there is to say of a node now. */
export function nodeWords(node: TreeNode, nowMs: number): string {
  switch (node.kind) {
    case 'yard':
      return yardWords(node.tree);
    case 'lane':
      return laneWords(node.lane);
    case 'group':
      return countOf(node.group.count, 'task');
    case 'task':
      return taskWords(node.task, nowMs);
    case 'attempt':
      return attemptWords(node.attempt, nowMs);
    case 'rest':
      return 'by number, after those above';
  }
}

function yardWords({ phase, lanes, queued, backingOff }: YardTree): string {
  const busy = lanes.filter(({ tasks }) => tasks.length > 0).length;
  const waiting = `${countText(queued.count)} queued, ${countText(backingOff.count)} backing off`;
  return `${phase} · ${countText(busy)} of ${countOf(lanes.length, 'lane')} busy · ${waiting}`;
}

function laneWords({ open, tasks }: TreeLane): string {
  if (!open) return 'closes as soon as it is empty';
  return tasks.length === 0 ? 'idle' : '';
}

function taskWords(task: TreeTask, nowMs: number): string {
  const { name, priority, phase, goneOn, retryAtMs } = task;
  const stands = goneOn
    ? `ghost; its task is ${STATUS_MARKS[phase].word}`
    : phaseWords(phase, retryAtMs, nowMs);
  return `${name} · ${priority} · ${stands}`;
}

function phaseWords(phase: TreeTask['phase'], retryAtMs: number | null, nowMs: number): string {
  const { word } = STATUS_MARKS[phase];
  if (phase !== 'backing-off') return word;
  if (retryAtMs === null || retryAtMs <= nowMs) return `${word}, its delay is over`;
  return `${word}, next attempt in ${durationText(retryAtMs - nowMs)}`;
}

function attemptWords({ startedAtMs, outlived }: TreeAttempt, nowMs: number): string {
  const forMs = durationText(Math.max(0, nowMs - startedAtMs));
  if (outlived === null) return `running for ${forMs}`;
  return `ghost: ${STATUS_MARKS[outlived].word}, told to stop, still running after ${forMs}`;
}

/** A clock that runs towards its end. */
export interface Countdown {
  readonly label: string;
  readonly leftMs: number;
  /** Of its whole length, 0 to 1. */
  readonly shareLeft: number;
}

function countdown(label: string, fromMs: number, dueMs: number, nowMs: number): Countdown {
  const leftMs = Math.max(0, dueMs - nowMs);
  return { label, leftMs, shareLeft: dueMs <= fromMs ? 0 : Math.min(1, leftMs / (dueMs - fromMs)) };
}

const DEADLINE_LABELS: Readonly<Record<RunningDeadline['kind'], string>> = {
  'attempt-timeout': 'attempt timeout',
  'queue-timeout': 'queue timeout',
  'total-timeout': 'total timeout',
};

/**
 * The clocks of a node. An attempt's own stands at the attempt, and at its task where that is folded up.
 *
 * @param graceMs how long the grace of the shutdown is; null: none was given
 */
export function countdownsOf(
  node: TreeNode,
  folded: boolean,
  graceMs: number | null,
  nowMs: number,
): Countdown[] {
  switch (node.kind) {
    case 'yard': {
      const { graceEndsAtMs } = node.tree;
      if (graceEndsAtMs === null) return [];
      return [countdown('grace', graceEndsAtMs - (graceMs ?? 0), graceEndsAtMs, nowMs)];
    }
    case 'task':
      return node.task.deadlines
        .filter(({ kind }) => kind !== 'attempt-timeout' || folded)
        .map((deadline) => deadlineCountdown(node.task, deadline, nowMs));
    case 'attempt':
      return node.task.deadlines
        .filter(({ kind }) => kind === 'attempt-timeout')
        .map((deadline) => deadlineCountdown(node.task, deadline, nowMs));
    default:
      return [];
  }
}

function deadlineCountdown(task: TreeTask, { kind, atMs }: RunningDeadline, nowMs: number): Countdown {
  const fromMs = kind === 'attempt-timeout' ? (task.attempt?.startedAtMs ?? atMs) : task.submittedAtMs;
  return countdown(DEADLINE_LABELS[kind], fromMs, atMs, nowMs);
}

/** What a cancel at a node reaches, in a sentence. */
export function reachWords(node: TreeNode): string {
  const reach = reachOf(node) ?? 0;
  switch (node.kind) {
    case 'yard':
      return reach === 0
        ? 'Nothing is pending.'
        : `Cancels every pending task: ${countText(reach)}. The yard goes on.`;
    case 'lane':
      return reach === 0
        ? 'Nothing on this lane can be cancelled any more.'
        : `Cancels what is on this lane: ${countOf(reach, 'task')}. The lane stays open, and occupied until the body has stopped.`;
    case 'task':
      return taskReachWords(node.task);
    default:
      return '';
  }
}

function taskReachWords({ phase, goneOn }: TreeTask): string {
  if (goneOn) return 'Only a ghost: its body has been told to stop. Cancel its task where that has gone on.';
  return isPending(phase)
    ? 'Cancels this task: its attempt is told to stop, and no retry follows.'
    : `It has settled: ${STATUS_MARKS[phase].word}. Its body has been told to stop.`;
}
