import type { ProcessGroup } from './process-group';

const FIRST_LOOK_MS = 2;
const LAST_LOOK_MS = 50;

/**
 * Asks a group of processes to end, kills it where it has not done so after the grace, and calls back once nothing of
 * it runs any more.
 */
export function endGroup(group: ProcessGroup, graceMs: number, onGone: () => void): void {
  const killAtMs = performance.now() + graceMs;
  let isKilled = false;
  let lookInMs = FIRST_LOOK_MS;
  const look = () => {
    if (!group.isAlive()) {
      onGone();
      return;
    }
    if (!isKilled && performance.now() >= killAtMs) {
      isKilled = true;
      group.kill();
    }
    const leftMs = isKilled ? LAST_LOOK_MS : Math.max(1, killAtMs - performance.now());
    setTimeout(look, Math.min(lookInMs, leftMs));
    lookInMs = Math.min(LAST_LOOK_MS, 2 * lookInMs);
  };
  group.terminate();
  setTimeout(look, FIRST_LOOK_MS);
}
