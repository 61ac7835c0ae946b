import type { YardStats } from '../../schemas/stats-schema';
import type { ApiYard } from './api-yard';

/** How the yard is now. */
export async function statsOf(yard: ApiYard): Promise<YardStats> {
  const figures = await yard.ask<'figures'>({ command: 'figures' });
  const { run, runCount, atMs, phase, counts, queuedByPriority, toSubmit, ...rest } = yard.yard.feed.state();
  const { neverSubmitted, ghostLanes, metrics, clock, dispatchHeld, shutdownBy } = rest;
  return {
    ...{ run, runCount, atMs, phase, counts, queuedByPriority, toSubmit, neverSubmitted, ghostLanes },
    ...{ metrics, clock, dispatchHeld, shutdownBy },
    figures: figures.ok ? figures.value : null,
  };
}
