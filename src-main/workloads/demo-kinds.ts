import type { SimulatedBody } from '#contract/task';
import type { DemoKind } from '#contract/workload';

/** The bodies of the lesson's four kinds. Shared by every task of a kind: a million tasks hold four bodies. */
export const DEMO_BODIES: Readonly<Record<DemoKind, SimulatedBody>> = {
  normal: { executor: 'simulated', minMs: 100, maxMs: 500, failAttempts: 0 },
  unstable: { executor: 'simulated', minMs: 50, maxMs: 250, failAttempts: 1 },
  slow: { executor: 'simulated', minMs: 5000, maxMs: 5000, failAttempts: 0 },
  failing: { executor: 'simulated', minMs: 50, maxMs: 200, failAttempts: null },
};

/** The same bodies, running on to their own end after a timeout or cancel. */
export const HEEDLESS_DEMO_BODIES: Readonly<Record<DemoKind, SimulatedBody>> = {
  normal: { ...DEMO_BODIES.normal, ignoresCancel: true },
  unstable: { ...DEMO_BODIES.unstable, ignoresCancel: true },
  slow: { ...DEMO_BODIES.slow, ignoresCancel: true },
  failing: { ...DEMO_BODIES.failing, ignoresCancel: true },
};
