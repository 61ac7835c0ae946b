// A program that tells a test when it runs, and by its end when it does not any more:
// node reporting-program.mjs PORT [ignore-term] [leave] [child [silent] [own-group] [WORDS FOR THE CHILD]]
import { spawn } from 'node:child_process';
import { connect } from 'node:net';

const [script, port, ...words] = process.argv.slice(1);
const childAt = words.indexOf('child');
const own = new Set(childAt === -1 ? words : words.slice(0, childAt));
const forChild = childAt === -1 ? null : words.slice(childAt + 1);

if (own.has('ignore-term')) process.on('SIGTERM', () => {});
process.stdout.write('running\n');
connect(Number(port), '127.0.0.1', function told() {
  this.write(`${process.pid}\n`);
  if (forChild !== null) {
    spawn(process.execPath, [script, port, ...forChild], {
      stdio: forChild.includes('silent') ? 'ignore' : 'inherit',
      detached: forChild.includes('own-group'),
    });
  }
  this.on('data', () => {
    if (own.has('leave')) process.exit(0);
  });
});
