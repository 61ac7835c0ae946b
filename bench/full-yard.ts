import type { Reply } from '#contract/problem';
import { LESSON_WORKLOAD, type Workload } from '#contract/workload';
import type { YardCommand } from '#contract/yard-api';
import { VirtualClock } from '../src-main/shells/world/virtual-clock';
import { Yard } from '../src-main/shells/yard/yard';

/** Tasks of each kind alike, in three levels, named as people name them. */
const WORKLOAD: Workload = { ...LESSON_WORKLOAD, priorities: { high: 1, medium: 2, low: 1 }, name: 'parcel' };

/** A yard that really runs its tasks, on a clock that only the benchmark moves. */
export class FullYard {
  readonly clock = new VirtualClock();
  readonly yard: Yard;
  #flow: ReturnType<typeof setInterval> | null = null;

  constructor() {
    this.yard = new Yard({ clock: this.clock, app: 'switchyard/bench', drawSeed: () => 42 });
  }

  /** So many tasks come, run and settle. */
  async fill(tasks: number): Promise<void> {
    await this.ask({ command: 'change-limits', patch: { workers: 256, queueCapacity: 1_000 } });
    await this.ask({ command: 'submit', workload: { ...WORKLOAD, count: tasks } });
    this.clock.runAll();
  }

  /** Sends a command as a window would; throws where it is refused. */
  async ask(command: YardCommand): Promise<unknown> {
    const reply: Reply<unknown> = await this.yard.handle(command);
    if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
    return reply.value;
  }

  /** From now on so many more tasks a second come, fail once and succeed: seven events each. */
  async startFlow(tasksPerSecond: number): Promise<void> {
    const patch = { workers: 1_024, queueCapacity: null, backoffLane: 'free' } as const;
    await this.ask({ command: 'change-limits', patch });
    const mix = { normal: 0, unstable: 1, slow: 0, failing: 0 };
    const arrivals = { kind: 'poisson', perSecond: tasksPerSecond } as const;
    await this.ask({ command: 'submit', workload: { ...WORKLOAD, count: 10_000_000, mix, arrivals } });
    const offsetMs = this.clock.now() - performance.now();
    this.#flow = setInterval(() => this.clock.advanceTo(performance.now() + offsetMs), 5);
  }

  stopFlow(): void {
    if (this.#flow !== null) clearInterval(this.#flow);
  }
}
