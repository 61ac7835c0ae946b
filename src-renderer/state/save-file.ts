/** The browser needs the address until the file is written; it does not say when that is. In milliseconds. */
const KEPT_MS = 60_000;

/** What a file is, by the end of its name. */
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
};

/** Hands a file to the person, as a download: a browser and the desktop app both ask or know where it goes. */
export function saveFile(fileName: string, parts: readonly Blob[]): void {
  const [, ending = ''] = /\.(\w+)$/.exec(fileName) ?? [];
  const type = TYPES[ending] ?? 'text/plain';
  const address = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
