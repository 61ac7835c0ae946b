import { describeChoice } from '../../schemas/expectations';
import { MOMENT_RANGE } from '../../schemas/scenario-schema';
import { parseDuration } from './duration';
import { isLimitOption, LIMIT_OPTION_NAMES, type LimitOption } from './limit-options';
import { splitOnce } from './option-parsers';
import { Unfit } from './unfit';

/** A `--change`: at such a moment of the run, this limit is set to that. */
export interface LimitChange {
  readonly atMs: number;
  readonly option: LimitOption;
  readonly value: string;
}

/**
 * Reads `3s:workers=8`. The value is looked at when the limits are known that it is to change.
 *
 * @throws Unfit
 */
export function parseChange(text: string): LimitChange {
  const [moment, rest] = splitOnce(text, ':');
  const [option, value] = splitOnce(rest ?? '', '=');
  if (value === null) throw new Unfit('TIME:LIMIT=VALUE, as 3s:workers=8');
  if (!isLimitOption(option))
    throw new Unfit(`a limit after the time: ${describeChoice(LIMIT_OPTION_NAMES)}`);
  return { atMs: parseDuration(moment, MOMENT_RANGE), option, value };
}
