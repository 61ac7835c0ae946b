import type { Clock } from '../../engine/ports';
import type { RealWork } from '../yard/real-work';
import type { WrittenFile } from './file-text';
import type { WriteText } from './text-sink';

/** All that a command of the terminal has of the machine around it. */
export interface TerminalWorld {
  readonly stdout: WriteText;
  readonly stderr: WriteText;
  /** Whether standard output understands colours, and colours are wanted. */
  readonly hasColours: boolean;
  /** @throws Error as the system has it */
  readFile(path: string): string;
  /** Asks the person at the terminal, and waits for yes or no. Null: there is nobody to be asked. */
  readonly confirm: ((question: string) => Promise<boolean>) | null;
  /** @throws Error as the system has it */
  createFile(path: string): WrittenFile;
  /** Calls at every Ctrl+C, or another request to end. Returns its own undo. */
  onInterrupt(listener: () => void): () => void;
  /** Calls once, shortly. */
  soon(call: () => void): void;
  /** The clock of a run that is not virtual. */
  realClock(): Clock;
  /** What does work that is not pretended. To be closed after the run. */
  openRealWork(): RealWork;
  /** Milliseconds by which a long computation knows that it should let the machine breathe. */
  hostNowMs(): number;
  /** Lets what waits in the event loop come first, as a Ctrl+C. */
  breathe(): Promise<void>;
  /** A new seed: a whole number from 0 to 2^32 − 1. */
  drawSeed(): number;
  /** Now, as ISO 8601. */
  timeOfDay(): string;
  /** Name and version of this program, as `switchyard/0.1.0`. */
  readonly app: string;
}
