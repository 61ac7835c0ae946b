import { memo, useEffect, useState } from 'react';
import { countOf } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import type { LaneId } from '#contract/task';
import { type LaneWork, laneWork } from '../../state/selectors';
import type { ViewStore } from '../../state/view-store';
import { yardNow } from '../../state/yard-now';
import { stillOf } from '../../state/yard-still';
import type { Yard } from '../../state/yard-store';

/** At most so often do the words follow the picture, in milliseconds. */
const REFRESH_MS = 1_000;

interface LaneInWords {
  readonly lane: LaneId;
  readonly words: string;
}

/**
 * The lanes in words, as of now and then of every second in which something changed; while the view is frozen as
 * they stood then.
 */
export function useLanesInWords(yard: Yard, view: ViewStore) {
  const [words, setWords] = useState(() => inWords(yard, view));
  useEffect(() => {
    let toldVersion = -1;
    const tell = () => {
      const { version } = yard.store.getState();
      if (version === toldVersion || view.getState().frozen !== null) return;
      toldVersion = version;
      setWords(inWords(yard, view));
    };
    tell();
    const timer = setInterval(tell, REFRESH_MS);
    const unsubscribe = view.subscribe((state, before) => {
      if (state.frozen !== before.frozen) setWords(inWords(yard, view));
    });
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [yard, view]);
  return words;
}

/** Each lane in a sentence, for those who read rather than look. */
export function LanesInWords({ lanes }: { readonly lanes: readonly LaneInWords[] }) {
  return (
    <ul className="visually-hidden" aria-label="What each lane does">
      {lanes.map(({ lane, words }) => (
        <LaneLine key={lane} words={words} />
      ))}
    </ul>
  );
}

/** There may be a thousand of them, and most lanes say what they said before. */
const LaneLine = memo(function LaneLine({ words }: { readonly words: string }) {
  return <li>{words}</li>;
});

function inWords(yard: Yard, view: ViewStore) {
  const { frozen } = view.getState();
  const state = frozen === null ? yard.store.getState() : stillOf(yard, frozen).state;
  const nowMs = frozen?.atMs ?? yardNow(yard);
  const work = laneWork(state);
  const doing = (kind: LaneWork['doing']) => work.filter((lane) => lane.doing === kind).length;
  const parts = [
    countOf(work.length, 'lane'),
    `${doing('running')} running`,
    `${doing('holding')} held for a retry`,
    `${doing('ghost')} with a ghost`,
    `${doing('idle')} idle`,
  ];
  return {
    summary: `Worker lanes over time: ${parts.join(', ')}`,
    lanes: work.map((lane) => ({ lane: lane.lane, words: laneInWords(lane, nowMs) })),
  };
}

function laneInWords({ lane, doing, task, attempt, sinceMs }: LaneWork, nowMs: number): string {
  const since = sinceMs === null ? '' : `, for ${durationText(Math.max(0, nowMs - sinceMs))}`;
  switch (doing) {
    case 'idle':
      return `Lane ${lane}: idle`;
    case 'running':
      return `Lane ${lane}: task ${task}, attempt ${attempt}${since}`;
    case 'ghost':
      return `Lane ${lane}: ghost of task ${task}${since}`;
    case 'holding':
      return `Lane ${lane}: waits with task ${task} for attempt ${attempt}${since}`;
  }
}
