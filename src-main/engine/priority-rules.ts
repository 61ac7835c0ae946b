import type { PriorityRule } from '#contract/limits';
import { PRIORITIES } from '#contract/task';
import type { Level, Task } from './task';

/** The task of each level that would start next, by level; null where none may. */
export type Candidates = readonly [Task | null, Task | null, Task | null];

/** Chooses among the levels. */
export interface LevelChooser {
  /** The level to start from; at least one candidate must be there. Choosing counts: the start must follow. */
  choose(candidates: Candidates, nowMs: number): Level;
  /** Another one that would choose from now on as this one will. */
  copy(): LevelChooser;
}

export function chooserOf(rule: PriorityRule): LevelChooser {
  switch (rule.kind) {
    case 'strict':
      return withoutMemory(mostUrgent);
    case 'weighted':
      return new WeightedChooser(PRIORITIES.map((priority) => rule.weights[priority]));
    case 'aging':
      return withoutMemory((candidates, nowMs) => mostAged(candidates, nowMs, rule.perSecond));
  }
}

function withoutMemory(choose: LevelChooser['choose']): LevelChooser {
  const chooser: LevelChooser = { choose, copy: () => chooser };
  return chooser;
}

function mostUrgent(candidates: Candidates): Level {
  return candidates[0] !== null ? 0 : candidates[1] !== null ? 1 : 2;
}

/** The head of a level has waited longest of it, so comparing heads finds the most urgent of all. */
function mostAged(candidates: Candidates, nowMs: number, perSecond: number): Level {
  let best: Level = mostUrgent(candidates);
  let bestUrgency = Number.NEGATIVE_INFINITY;
  for (const level of [0, 1, 2] as const) {
    const task = candidates[level];
    if (task === null) continue;
    const urgency = 2 - level + ((nowMs - task.readySinceMs) / 1000) * perSecond;
    if (urgency > bestUrgency) {
      best = level;
      bestUrgency = urgency;
    }
  }
  return best;
}

/**
 * Smooth weighted round-robin (as nginx does it among upstream servers): while all levels have work,
 * every sum-of-weights starts are shared out exactly, and evenly spread. A level without work saves
 * nothing up.
 */
class WeightedChooser implements LevelChooser {
  readonly #weights: readonly number[];
  readonly #credits: [number, number, number];

  constructor(weights: readonly number[], credits: readonly [number, number, number] = [0, 0, 0]) {
    this.#weights = weights;
    this.#credits = [...credits];
  }

  copy(): LevelChooser {
    return new WeightedChooser(this.#weights, this.#credits);
  }

  choose(candidates: Candidates): Level {
    let best: Level = mostUrgent(candidates);
    let total = 0;
    for (const level of [0, 1, 2] as const) {
      if (candidates[level] === null) {
        this.#credits[level] = 0;
        continue;
      }
      const weight = this.#weights[level] ?? 1;
      total += weight;
      this.#credits[level] += weight;
      if (this.#credits[level] > this.#credits[best]) best = level;
    }
    this.#credits[best] -= total;
    return best;
  }
}
