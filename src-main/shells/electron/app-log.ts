import log from 'electron-log/node';

/** Where the app tells what happened to it: for whoever has to find out afterwards. */
export interface AppLog {
  info(...said: unknown[]): void;
  warn(...said: unknown[]): void;
  error(...said: unknown[]): void;
}

/** The log grows to so many bytes before it becomes `main.old.log` and a new one begins. */
const MAX_LOG_BYTES = 1_048_576;

/**
 * A log in a file, each line on disk before the next thing happens: what a crash takes away is the point of
 * it. What is worse than news is said on standard error, too.
 *
 * @param path of the file; its folder need not be there yet
 * @param appName a name for folders, which this log needs to be told although it is given the whole path
 */
export function openLogFile(path: string, appName: string): AppLog {
  const file = log.create({ logId: path });
  file.transports.file.setAppName(appName);
  file.transports.file.resolvePathFn = () => path;
  file.transports.file.maxSize = MAX_LOG_BYTES;
  file.transports.file.sync = true;
  file.transports.console.level = 'warn';
  file.transports.console.writeFn = ({ message }) => console.error(...message.data);
  return file;
}
