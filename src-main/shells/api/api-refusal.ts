import type { FastifyReply } from 'fastify';
import { describeProblem, type Problem } from '#contract/problem';

/** A request that is answered with what is wrong with it. Nothing has been done. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly problems: readonly Problem[];

  /** @param status of HTTP, 400 to 599 */
  constructor(status: number, problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('; '));
    this.name = 'ApiRefusal';
    this.status = status;
    this.problems = problems;
  }
}

export function refuse(status: number, field: string, expected: string, got: string): ApiRefusal {
  return new ApiRefusal(status, [{ field, expected, got }]);
}

/** Answers with problems. */
export function sendRefusal(reply: FastifyReply, { status, problems }: ApiRefusal): FastifyReply {
  return reply.code(status).send({ problems });
}
