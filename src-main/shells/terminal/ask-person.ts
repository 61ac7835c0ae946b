import { createInterface } from 'node:readline';
import { isatty } from 'node:tty';

const STDIN = 0;
const STDERR = 2;

/**
 * Asks the person at the terminal, on standard error. Whatever is not a yes is a no, an end of the input and a Ctrl+C
 * among them. Null where nobody is there to be asked.
 */
export function personToAsk(): ((question: string) => Promise<boolean>) | null {
  if (!isatty(STDIN) || !isatty(STDERR)) return null;
  return (question) =>
    new Promise((resolve) => {
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      lines.once('close', () => resolve(false));
      lines.question(`${question} [y/N] `, (answer) => {
        resolve(/^\s*y(es)?\s*$/i.test(answer));
        lines.close();
      });
    });
}
