import type { TaskError } from '#contract/task';
import type { AttemptRun } from '../../engine/ports';
import { MAX_REPORT_LENGTH } from '../body-report';
import type { LogRing } from '../thread/log-ring';

/** What stands between an output or an error and the log of the attempt. */
const SPACE = '\n\n';
const HEADING = 'log:\n';
/** What is left to those who say more than the log, in UTF-16 code units. */
const LEAST_ROOM = 200;

/** Reports the output; where the attempt has logged something that follows it, or stands for it. */
export function succeedWithLog(run: AttemptRun, output: string | undefined, log: LogRing): void {
  if (!hasLog(run, log)) run.succeed(output);
  else run.succeed(output === undefined ? log.read(MAX_REPORT_LENGTH) : withLog(output, log));
}

/** Reports the error; what the attempt has logged follows its message. */
export function failWithLog(run: AttemptRun, error: TaskError, log: LogRing): void {
  run.fail(hasLog(run, log) ? { ...error, message: withLog(error.message, log) } : error);
}

/** The log under its heading; undefined: there is none. */
export function toldLog(run: AttemptRun, log: LogRing): string | undefined {
  return hasLog(run, log) ? `${HEADING}${log.read(MAX_REPORT_LENGTH - LEAST_ROOM)}` : undefined;
}

/** The text, and after it as much of the log's end as the longest report has room for. */
function withLog(text: string, log: LogRing): string {
  const room = MAX_REPORT_LENGTH - text.length - LEAST_ROOM;
  return room > 0 ? `${text}${SPACE}${HEADING}${log.read(room)}` : text;
}

/** A load never has: what the memory holds then is of a script before it. */
function hasLog(run: AttemptRun, log: LogRing): boolean {
  return run.spec.body.executor === 'script' && !log.isEmpty;
}
