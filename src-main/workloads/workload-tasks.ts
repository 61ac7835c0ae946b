import { PRIORITIES, type Priority, type TaskSpec } from '#contract/task';
import { DEMO_KINDS, type DemoKind, type Workload } from '#contract/workload';
import type { Random } from '../engine/ports';
import { DEMO_BODIES, HEEDLESS_DEMO_BODIES } from './demo-kinds';
import type { TaskSource } from './submitter';
import { WeightedChoice } from './weighted-choice';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const KIND_DRAW = 0;
const PRIORITY_DRAW = 1;

/**
 * The tasks of a workload, made one by one when they are asked for: its size costs no memory. Task i has
 * its own draws, so what it is does not depend on how many there are or in which order they are made.
 */
export class WorkloadTasks implements TaskSource {
  readonly #workload: Workload;
  readonly #random: Random;
  readonly #kinds: WeightedChoice<DemoKind>;
  readonly #priorities: WeightedChoice<Priority>;

  constructor(workload: Workload, random: Random) {
    this.#workload = workload;
    this.#random = random;
    this.#kinds = new WeightedChoice(DEMO_KINDS, workload.mix);
    this.#priorities = new WeightedChoice(PRIORITIES, workload.priorities);
  }

  get count(): number {
    return this.#workload.count;
  }

  taskAt(index: number, intendedAtMs?: number): TaskSpec {
    const { name, own, ignoresCancel, work } = this.#workload;
    const demo = this.#kinds.pick(this.#random.draw(index, KIND_DRAW));
    const kind = work?.executor ?? demo;
    // Built up rather than spread together: a spread leaves room in each object that a million would pay for.
    const spec: Writable<TaskSpec> = {
      name: `${name ?? kind} ${index + 1}`,
      kind,
      priority: this.#priorities.pick(this.#random.draw(index, PRIORITY_DRAW)),
      body: work ?? (ignoresCancel === true ? HEEDLESS_DEMO_BODIES : DEMO_BODIES)[demo],
    };
    if (own !== undefined) spec.own = own;
    if (intendedAtMs !== undefined) spec.intendedAtMs = intendedAtMs;
    return spec;
  }
}
