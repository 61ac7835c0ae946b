import { readdirSync, readFileSync } from 'node:fs';

/** A look at all processes holds for so long, in milliseconds: it is the same for every group that is asked for. */
const LOOK_HOLDS_MS = 100;

let lookedAtMs = Number.NEGATIVE_INFINITY;
let living: ReadonlySet<number> = new Set();

/**
 * Whether anything of a group still runs, of which the system says that it is there. In a container whose first process
 * does not bury the dead, what has ended stays in its group for good.
 */
export function hasLivingMember(group: number): boolean {
  if (process.platform !== 'linux') return true;
  const nowMs = performance.now();
  if (nowMs - lookedAtMs > LOOK_HOLDS_MS) {
    living = livingGroups();
    lookedAtMs = nowMs;
  }
  return living.has(group);
}

function livingGroups(): Set<number> {
  const groups = new Set<number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const group = groupOfLiving(name);
    if (group !== null) groups.add(group);
  }
  return groups;
}

/** The group of a process; null where it has ended. */
function groupOfLiving(pid: string): number | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return null;
  }
  // `7 (a name) S 1 7 …`: the name may hold anything.
  const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? null : Number(group);
}
