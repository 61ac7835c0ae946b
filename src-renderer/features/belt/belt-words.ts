import { countOf, countText } from '#contract/count-text';
import { COUNT_OF_OUTCOME } from '#contract/counts';
import { STATUS_MARKS } from '#contract/status-marks';
import { OUTCOMES, PRIORITIES } from '#contract/task';
import { laneWords } from './belt-hits';
import { taskOnLane } from './belt-model';
import { isThere } from './belt-moment';
import type { BeltNow } from './belt-now';
import type { Flow } from './flow-meter';

/** So many lanes are told one by one. */
const MOST_TOLD_LANES = 64;

/** The belt for those who read rather than look. */
export interface BeltWords {
  readonly summary: string;
  readonly lines: readonly string[];
}

export function beltWords({ moment, gate, tokens, nowMs }: BeltNow): BeltWords {
  const { counts, queues, siding, held, toSubmit } = moment;
  const lanes = moment.lanes.flatMap((lane, index) => (isThere(lane, moment.ghosts) ? [index] : []));
  const settled = OUTCOMES.map(
    (outcome) => `${countText(counts[COUNT_OF_OUTCOME[outcome]])} ${STATUS_MARKS[outcome].word}`,
  );
  const waiting = PRIORITIES.map((priority) => `${countText(queues[priority].count)} ${priority}`);
  const backingOff = `${countText(counts.backingOff)} backing off`;
  const summary = `Belt: queued ${waiting.join(', ')}; ${countText(counts.running)} running on ${countOf(lanes.length, 'lane')}; ${backingOff}; ${settled.join(', ')}`;
  const lines = [
    `Still to come: ${countText(toSubmit)}; refused: ${countText(counts.rejected)}`,
    ...PRIORITIES.map((priority) => {
      const { count, known } = queues[priority];
      const next =
        known.length === 0
          ? ''
          : `; next: ${known
              .slice(0, 3)
              .map((task) => `task ${task}`)
              .join(', ')}`;
      return `${priority} priority: ${countText(count)} queued${next}`;
    }),
    `Siding: ${countText(siding.count)} backing off; ${countText(held)} more held on lanes`,
    `Gate: ${gate.words}`,
    tokens === null
      ? 'No rate limit'
      : `Tokens: ${tokens.available.toFixed(1)} of ${countText(tokens.burst)}, ${tokens.perSecond} a second`,
    ...lanes.slice(0, MOST_TOLD_LANES).map((index) => {
      const task = taskOnLane(moment, index);
      const words = laneWords({ moment, nowMs }, index);
      return task === null ? words : `${words}: task ${task}`;
    }),
    ...(lanes.length > MOST_TOLD_LANES
      ? [`and ${countText(lanes.length - MOST_TOLD_LANES)} more lanes`]
      : []),
    ...settled,
  ];
  return { summary, lines };
}

/** Says so where not every move is shown; null: all of the last second were. */
export function flowNote({ moves, drawn }: Flow): string | null {
  if (moves <= drawn) return null;
  return `${countText(moves)} moves a second: some are drawn, the rest as a stream; counts are exact`;
}
