import type { TaskError } from '#contract/task';
import type { AttemptRun } from '../../engine/ports';
import { MAX_REPORT_LENGTH } from '../body-report';
import type { LogRing } from '../thread/log-ring';

/** What stands between an output or an error and the log of the attempt. */
export const LOG_HEADING = '\n\nlog:\n';

/** Reports the output; where the attempt has logged something that follows it, or stands for it. */
export function succeedWithLog(run: AttemptRun, output: string | undefined, log: LogRing): void {
  if (run.spec.body.executor !== 'script' || log.isEmpty) run.succeed(output);
  else run.succeed(output === undefined ? log.read(MAX_REPORT_LENGTH) : withLog(output, log));
}

/** Reports the error; what the attempt has logged follows its message. */
export function failWithLog(run: AttemptRun, error: TaskError, log: LogRing): void {
  if (run.spec.body.executor !== 'script' || log.isEmpty) run.fail(error);
  else run.fail({ ...error, message: withLog(error.message, log) });
}

/** The text, and after it as much of the log's end as the longest report has room for. */
function withLog(text: string, log: LogRing): string {
  const room = MAX_REPORT_LENGTH - text.length - LOG_HEADING.length;
  return room > 0 ? `${text}${LOG_HEADING}${log.read(room)}` : text;
}
