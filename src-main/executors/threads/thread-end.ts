import type { TaskError } from '#contract/task';
import { taskErrorOf } from '../body-report';

/**
 * What an attempt failed with whose thread has ended without an answer.
 *
 * @param fault what nobody caught in it; undefined: nothing
 * @param isUp whether the thread had come up
 */
export function describeEnd(fault: unknown, exitCode: number, isUp: boolean): TaskError {
  if (codeOf(fault) === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { name: 'OutOfMemory', message: 'the thread has used up the memory that it may have' };
  }
  if (!isUp) {
    const why = fault === undefined ? `it ended with exit code ${exitCode}` : taskErrorOf(fault).message;
    return { name: 'ThreadNotStarted', message: `the lane’s thread could not be started: ${why}` };
  }
  if (fault !== undefined) {
    const { name, message } = taskErrorOf(fault);
    return { name, message: `nobody caught: ${message}` };
  }
  return { name: 'ThreadExit', message: `the body ended its thread, with exit code ${exitCode}` };
}

function codeOf(fault: unknown): unknown {
  return typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined;
}
