import type { KeptOutcome, KeptRun } from '#contract/kept-runs';
import { describeProblem, type Problem } from '#contract/problem';
import type { LogLine } from '#contract/task-event';
import type { Clock } from '../engine/ports';
import type { Slices } from '../feed/slices';
import { KindTally } from './kind-tally';
import { readLog } from './log-reader';
import { noFigures } from './no-figures';
import { recordedFeed } from './recorded-feed';

export interface RunScanNeeds {
  readonly clock: Clock;
  readonly slices: Slices;
}

/** What a log tells of its run. */
export interface ScannedRun {
  /** As far as it could be read; null where not even its header could. */
  readonly run: KeptRun | null;
  /** What kept it from being read any further: none, where it is whole or was cut off. */
  readonly problems: readonly Problem[];
}

/**
 * What a list tells of a run, from the run's log alone.
 *
 * @param known what the log does not tell
 * @throws Error as the system has it, where it cannot be read
 */
export async function scanRun(
  path: string,
  known: Pick<KeptRun, 'id' | 'name' | 'problem'>,
  { clock, slices }: RunScanNeeds,
): Promise<ScannedRun> {
  const feed = recordedFeed({ clock, maxSettled: 0 });
  const kinds = new KindTally();
  let limitChanges = 0;
  let events = 0;
  const take = (line: LogLine) => {
    feed.write(line);
    if (line.type === 'run') return;
    events++;
    if (line.type === 'task-submitted') kinds.add(line.kind);
    else if (line.type === 'limits-changed') limitChanges++;
  };
  const read = await readLog(path, { slices, take });
  const { header, atMs } = feed.view();
  const problems = read.ok ? [] : read.problems;
  if (header === null) return { run: null, problems };
  let outcome: KeptOutcome = feed.phase === 'stopped' ? 'completed' : 'cut-off';
  if (known.problem !== null) outcome = 'stopped';
  const { app, seed, startedAt, limits } = header;
  const run: KeptRun = {
    id: known.id,
    name: known.name,
    ...{ app, seed, startedAt, limits, outcome },
    problem: known.problem ?? (problems.length === 0 ? null : problems.map(describeProblem).join('; ')),
    endedAtMs: atMs,
    bytes: read.ok ? read.value.bytes : 0,
    events,
    counts: { ...feed.counts },
    limitChanges,
    kinds: kinds.top(),
    figures: feed.runFigures() ?? noFigures(feed.run, atMs),
  };
  return { run, problems };
}
