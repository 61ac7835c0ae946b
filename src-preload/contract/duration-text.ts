/** A duration as people read it: `180 ms`, `2.00 s`, `12.3 s`, `2 min 05 s`, `1 h 02 min`; `–` for none. */
export function durationText(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9_995) return `${(ms / 1_000).toFixed(2)} s`;
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`;
  return `${Math.floor(seconds / 3_600)} h ${twoDigits(Math.floor((seconds % 3_600) / 60))} min`;
}

/** A duration as {@link durationText} has it, with hundredths of a millisecond where it is short: `0.32 ms`. */
export function fineDurationText(ms: number | null): string {
  return ms !== null && ms > 0 && ms < 9.995 ? `${ms.toFixed(2)} ms` : durationText(ms);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
