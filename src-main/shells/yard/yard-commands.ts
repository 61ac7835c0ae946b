import { isDeepStrictEqual } from 'node:util';
import type { Problem, Reply } from '#contract/problem';
import { isProgram } from '#contract/work';
import type { CancelPlace, CommandNamed, YardCommand, YardCommands } from '#contract/yard-api';
import { parseSettingsFile } from '../../schemas/settings-schema';
import { parseScenario } from '../../workloads/scenario-file';
import { scenarioSetup } from '../../workloads/scenario-setup';
import { cancellationTree } from './cancellation-tree';
import type { Asker, CommandedYard } from './commanded-yard';
import { answerFromFeed, isOfFeed } from './feed-commands';
import { answerImport } from './import-commands';
import { answerFromRecording } from './recording-commands';
import { answerRecords, answerRunExport } from './records-commands';
import { done, OTHER_RUN, refused, unknownTask } from './replies';
import { cancelSelected, resubmitSelected } from './selected-tasks';
import { answerTarget } from './target-commands';
import { inspectTask } from './task-inspection';
import { writeScenario } from './write-scenario';

type Answer = Reply<YardCommands[YardCommand['command']]['value']>;

/** Does what a checked command asks for. */
export function answerCommand(
  yard: CommandedYard,
  command: YardCommand,
  asker: Asker,
): Answer | Promise<Answer> {
  const { scheduler, feed } = yard;
  const { feed: window } = asker;
  const ofRunExport = answerRunExport(yard, command, asker);
  if (ofRunExport !== null) return ofRunExport;
  const { recorded } = asker.view ?? { recorded: null };
  if (recorded !== null && window !== null) {
    const answer = answerFromRecording(recorded, command, window);
    if (answer !== null) return answer;
  }
  if (isOfFeed(command)) return answerFromFeed(feed, command, window);
  if (namesTasks(command) && command.run !== feed.run) return refused(OTHER_RUN);
  switch (command.command) {
    case 'submit': {
      const { work } = command.workload;
      if (work !== undefined && isProgram(work) && asker.programs !== true) {
        const expected = `work that may be run from here (${asker.programs})`;
        return refused({ field: 'workload.work.executor', expected, got: work.executor });
      }
      return yard.submissions.submit(command.workload);
    }
    case 'change-limits': {
      const limits = { ...scheduler.limits, ...command.patch };
      // What is so already is no change, and leaves no mark.
      if (isDeepStrictEqual(limits, scheduler.limits)) return done(scheduler.limits);
      scheduler.changeLimits(limits);
      // The log of a stopped yard has ended, so that no event tells of this.
      if (scheduler.phase === 'stopped') feed.tell();
      return done(scheduler.limits);
    }
    case 'read-scenario': {
      const read = parseScenario(command.text);
      return read.ok ? done(scenarioSetup(read.value)) : read;
    }
    case 'shutdown':
      // By one press too many, or in two windows at once: what was let end is cancelled by those who say so.
      if (scheduler.phase === 'running' || command.mode === 'cancel-now') {
        yard.requestShutdown(command.mode, command.graceMs, asker.by ?? 'window');
      }
      return done({ phase: scheduler.phase });
    case 'start':
      if (scheduler.phase !== 'stopped') {
        return refused({
          field: 'command',
          expected: 'a yard that is stopped',
          got: `one that is ${scheduler.phase}`,
        });
      }
      yard.start();
      return done({ run: feed.run });
    case 'cancel': {
      const { target } = command;
      if (target.kind === 'tasks' || target.kind === 'matching') return cancelSelected(yard, target);
      const problem = cancelProblem(yard, target);
      return problem === null ? done({ cancelled: scheduler.cancel(target) }) : refused(problem);
    }
    case 'resubmit':
      return resubmitSelected(yard, command.target, asker);
    case 'set-clock': {
      const { command: _name, ...state } = command;
      if (state.paused === true && scheduler.phase === 'stopped') {
        return refused({ field: 'paused', expected: 'a yard that is not stopped', got: 'one that is' });
      }
      if (state.paused === true && yard.isAwaited) {
        return refused({
          field: 'paused',
          expected: 'a yard that stays',
          got: 'one whose program is leaving',
        });
      }
      return done(yard.changeClock(state));
    }
    case 'clock-history':
      return done({ run: feed.run, spans: yard.clockHistory.spans });
    case 'hold-dispatch':
      if (command.held && scheduler.phase !== 'running') {
        return refused({
          field: 'held',
          expected: 'a yard that runs',
          got: `one that is ${scheduler.phase}`,
        });
      }
      return done({ held: yard.holdDispatch(command.held) });
    case 'inspect': {
      const detail = inspectTask(yard, command.task);
      return detail === null ? refused(unknownTask(command.task)) : done(detail);
    }
    case 'tree':
      return done(cancellationTree(yard));
    case 'abilities':
      return done({
        programs: asker.programs,
        records: yard.records === null ? 'this yard keeps no runs' : true,
        target: yard.target === null ? 'this yard has no test server' : true,
      });
    case 'import-begin':
    case 'import-part':
    case 'import-end':
    case 'import-run':
    case 'import-drop':
      return answerImport(yard, command, asker);
    case 'target':
    case 'set-faults':
      return answerTarget(yard.target, command);
    case 'kept-runs':
    case 'open-run':
    case 'leave-run':
    case 'rename-run':
    case 'delete-run':
    case 'export-run':
      return answerRecords(yard, command, asker);
    case 'write-scenario':
      return done(writeScenario(command.workload, scheduler.limits));
    case 'read-settings':
      return parseSettingsFile(command.text);
    case 'acknowledge':
      window?.acknowledge(command.number);
      return done(null);
    case 'resync':
      window?.resync();
      return done(null);
    default:
      return command satisfies never;
  }
}

/** Whether it speaks of tasks or lanes, whose numbers mean something within their run only. */
function namesTasks(command: YardCommand): command is CommandNamed<'cancel' | 'resubmit' | 'inspect'> {
  return command.command === 'cancel' || command.command === 'resubmit' || command.command === 'inspect';
}

/** Why there is nothing to cancel there; null where there may be. */
function cancelProblem({ feed }: CommandedYard, target: CancelPlace): Problem | null {
  switch (target.kind) {
    case 'yard':
      return null;
    case 'lane':
      return feed.hasLane(target.lane)
        ? null
        : { field: 'target.lane', expected: 'a lane of this run', got: String(target.lane) };
    case 'task': {
      const record = feed.task(target.task);
      if (record !== undefined && record.settledAtMs === null) return null;
      const is = record === undefined ? 'not known' : `settled as ${record.phase}`;
      return { field: 'target.task', expected: 'a pending task', got: `${target.task}, which is ${is}` };
    }
    default:
      return target satisfies never;
  }
}
