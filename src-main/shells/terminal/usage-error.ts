import { describeProblem, type Problem } from '#contract/problem';

/** A command that was asked for wrongly; nothing has been done. */
export class UsageError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'UsageError';
    this.problems = problems;
  }
}
