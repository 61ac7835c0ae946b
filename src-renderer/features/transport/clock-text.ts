/** A time of the run in minutes, seconds and tenths: `0:12.3`, with hours from the first on: `1:02:03.4`. */
export function clockText(atMs: number): string {
  const tenths = Math.floor(atMs / 100);
  const seconds = Math.floor(tenths / 10) % 60;
  const minutes = Math.floor(tenths / 600) % 60;
  const hours = Math.floor(tenths / 36_000);
  const end = `${String(seconds).padStart(2, '0')}.${tenths % 10}`;
  return hours === 0 ? `${minutes}:${end}` : `${hours}:${String(minutes).padStart(2, '0')}:${end}`;
}
