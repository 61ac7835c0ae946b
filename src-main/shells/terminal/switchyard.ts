#!/usr/bin/env node
import { machineWorld } from './machine-world';
import { addOpenCommand } from './open-command';
import { runProgram } from './program';
import { addReportCommand } from './report-command';
import { addServeCommand } from './serve-command';
import { addSubmitCommand } from './submit-command';
import { addWatchCommand } from './watch-command';

const exitCode = await runProgram(process.argv.slice(2), {
  world: machineWorld(),
  addCommands: (program) => {
    addOpenCommand(program);
    addReportCommand(program);
    addServeCommand(program);
    addSubmitCommand(program);
    addWatchCommand(program);
  },
});
// At once, since a run that was left has timers still; everything told has been written by now.
if (exitCode !== null) process.exit(exitCode);
