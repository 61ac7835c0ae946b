import { useEffect, useState } from 'react';
import { countOf } from '../../components/count-text';
import { durationText } from '../../components/duration-text';
import { type LaneWork, laneWork, yardNowMs } from '../../state/selectors';
import type { Yard } from '../../state/yard-store';

/** At most so often do the words follow the picture, in milliseconds. */
const REFRESH_MS = 1_000;

/** The lanes in words, as of now and then of every second in which something changed. */
export function useLanesInWords(yard: Yard): { readonly summary: string; readonly lanes: readonly string[] } {
  const [words, setWords] = useState(() => inWords(yard));
  useEffect(() => {
    let toldVersion = -1;
    const tell = () => {
      const { version } = yard.store.getState();
      if (version === toldVersion) return;
      toldVersion = version;
      setWords(inWords(yard));
    };
    tell();
    const timer = setInterval(tell, REFRESH_MS);
    return () => clearInterval(timer);
  }, [yard]);
  return words;
}

function inWords(yard: Yard) {
  const state = yard.store.getState();
  const work = laneWork(state);
  const nowMs = yardNowMs(state, yard.hostNow());
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
    lanes: work.map((lane) => laneInWords(lane, nowMs)),
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
