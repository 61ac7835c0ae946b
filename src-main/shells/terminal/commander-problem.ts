import type { CommanderError } from 'commander';
import type { Problem } from '#contract/problem';

/** What commander refuses on its own account, in the words of every other problem. */
export function problemOfCommander(error: CommanderError): Problem {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const hint = /\(Did you mean (.*)\?\)/.exec(error.message)?.[1];
  const perhaps = hint === undefined ? '' : ` (perhaps ${hint})`;
  switch (error.code) {
    case 'commander.unknownOption':
      return {
        field: named,
        expected: `an option that --help lists${perhaps}`,
        got: 'one that is not known',
      };
    case 'commander.unknownCommand':
      return {
        field: 'command',
        expected: `run, report, open, serve, submit or watch${perhaps}`,
        got: JSON.stringify(named),
      };
    case 'commander.optionMissingArgument':
      return { field: named.split(' ')[0] ?? named, expected: 'a value after it', got: 'nothing' };
    case 'commander.excessArguments':
      return {
        field: 'arguments',
        expected: 'options only',
        got: `${/but got (\d+)/.exec(error.message)?.[1] ?? 'some'} besides them`,
      };
    default:
      return {
        field: 'command line',
        expected: 'what --help lists',
        got: error.message.replace(/^error: /, ''),
      };
  }
}
