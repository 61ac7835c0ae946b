import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import type { TaskError } from '#contract/task';
import type { CommandBody } from '#contract/work';
import type { AbortReason, AttemptRun } from '../../engine/ports';
import { describeAbort } from '../abort-error';
import { commandEnvironment } from './command-environment';
import { startErrorOf } from './command-error';
import { endGroup } from './end-group';
import { MAX_TAIL_BYTES, OutputTail } from './output-tail';
import { type ProcessGroup, processGroupOf } from './process-group';

export interface CommandAttemptNeeds {
  readonly run: AttemptRun;
  readonly body: CommandBody;
  /** Between asking a group to end and killing it, in milliseconds. */
  readonly graceMs: number;
  /** Nothing of it runs any more; comes before the report. */
  onGone(): void;
}

/**
 * One run of a program, with its group. It is over when the program has ended and nobody holds its output open any
 * more; what is left of the group then is ended, as a system's service manager does. One that is told to stop is over
 * when nothing of the group runs any more, whoever holds the output.
 */
export class CommandAttempt {
  readonly #needs: CommandAttemptNeeds;
  readonly #output = new OutputTail();
  #child: ChildProcess | null = null;
  #group: ProcessGroup | null = null;
  #reason: AbortReason | null = null;
  #isEnding = false;
  #isOver = false;

  constructor(needs: CommandAttemptNeeds) {
    this.#needs = needs;
  }

  start(): void {
    const { body } = this.#needs;
    let child: ChildProcess;
    try {
      child = spawn(body.program, body.args, spawnOptions(body));
    } catch (error) {
      this.#over(() => this.#fail(startErrorOf(error, body, process.platform)));
      return;
    }
    this.#child = child;
    child.stdout?.on('data', (chunk: Buffer) => this.#output.add(chunk));
    child.stderr?.on('data', (chunk: Buffer) => this.#output.add(chunk));
    if (hasPid(child)) this.#group = processGroupOf(child);
    child.on('error', (error) => {
      // One that came later says that a signal could not be sent: whether it lives is asked of the system.
      if (this.#group === null) this.#over(() => this.#fail(startErrorOf(error, body, process.platform)));
    });
    child.on('close', () => {
      if (this.#group !== null && !this.#isEnding) this.#endRest(this.#group);
    });
  }

  /** Ends the group; reported once nothing of it runs. */
  abort(reason: AbortReason): void {
    this.#reason = reason;
    if (this.#group !== null) this.#end(this.#group);
  }

  /** What it has written until now. */
  told(): string | undefined {
    return this.#output.total === 0 ? undefined : `output:\n${this.#output.text()}`;
  }

  /** Ends the group at once, without a look at what comes of it. */
  kill(): void {
    this.#group?.kill();
  }

  #endRest(group: ProcessGroup): void {
    if (group.isAlive()) this.#end(group);
    else this.#over(() => this.#report());
  }

  #end(group: ProcessGroup): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    endGroup(group, this.#needs.graceMs, () => this.#over(() => this.#report()));
  }

  #over(report: () => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    // Somebody who has left the group may hold them for good.
    this.#child?.stdout?.destroy();
    this.#child?.stderr?.destroy();
    this.#needs.onGone();
    report();
  }

  #report(): void {
    const { exitCode = null, signalCode = null } = this.#child ?? {};
    if (this.#reason !== null) this.#fail(describeAbort(this.#reason));
    else if (signalCode !== null)
      this.#fail({ name: 'Signal', message: this.#tell(`ended by ${signalCode}`) });
    else if (exitCode === 0) this.#needs.run.succeed(this.#tell('exit code 0'));
    else this.#fail({ name: 'ExitCode', message: this.#tell(`exit code ${exitCode}`) });
  }

  #fail(error: TaskError): void {
    this.#needs.run.fail(error);
  }

  /** How it ended in the first line, then what it wrote. */
  #tell(end: string): string {
    const { total } = this.#output;
    if (total === 0) return end;
    const cut = total > MAX_TAIL_BYTES ? `; the last ${MAX_TAIL_BYTES} of ${total} bytes of output` : '';
    return `${end}${cut}\n${this.#output.text()}`;
  }
}

function spawnOptions({ cwd, env }: CommandBody): SpawnOptions {
  const { platform } = process;
  return {
    shell: false,
    // The leader of a group of its own, so that all of it can be ended.
    detached: platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: commandEnvironment(process.env, env, platform),
    ...(cwd === undefined ? null : { cwd }),
  };
}

function hasPid(child: ChildProcess): child is ChildProcess & { readonly pid: number } {
  return child.pid !== undefined;
}
