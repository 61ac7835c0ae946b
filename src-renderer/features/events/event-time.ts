/** A time of the run to the millisecond: `0:12.345`, with hours from the first on: `1:02:03.456`. */
export function eventTimeText(atMs: number): string {
  const ms = Math.floor(atMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const end = `${two(Math.floor(ms / 1_000) % 60)}.${String(ms % 1_000).padStart(3, '0')}`;
  const minutes = Math.floor(ms / 60_000) % 60;
  const hours = Math.floor(ms / 3_600_000);
  return hours === 0 ? `${minutes}:${end}` : `${hours}:${two(minutes)}:${end}`;
}
