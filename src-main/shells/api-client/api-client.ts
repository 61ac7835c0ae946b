import type { z } from 'zod';
import { describeProblem } from '#contract/problem';
import { apiProblemsSchema } from '../../schemas/problem-schema';
import { parseWith } from '../../schemas/problems';
import type { ServerAddress } from './find-server';

/** The server cannot be reached, or does not do what it is asked for. The message is for people. */
export class ApiClientError extends Error {
  /** Of the answer; null: there was none. */
  readonly status: number | null;

  constructor(message: string, status: number | null) {
    super(message);
    this.name = 'ApiClientError';
    this.status = status;
  }
}

export interface ApiRequest<T> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  /** What an answer is, whatever its status. */
  readonly answer: z.ZodType<T>;
  readonly signal?: AbortSignal;
}

/** A program of this machine that speaks to a loopback API. */
export class ApiClient {
  readonly #server: ServerAddress;

  constructor(server: ServerAddress) {
    this.#server = server;
  }

  get url(): string {
    return this.#server.url;
  }

  /**
   * What the server answers.
   *
   * @throws ApiClientError (rejects) where it answers something else, as its problems
   */
  async ask<T>({ method, path, body, answer, signal }: ApiRequest<T>): Promise<T> {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await this.open(path, {
      method,
      headers: json,
      ...(body === undefined ? null : { body: JSON.stringify(body) }),
      ...(signal === undefined ? null : { signal }),
    });
    const text = await response.text();
    const parsed = parseWith(answer, jsonOf(text), 'answer');
    if (parsed.ok) return parsed.value;
    throw this.#errorOf(response, text);
  }

  /**
   * Sends a request, and leaves what comes back to the caller.
   *
   * @throws ApiClientError (rejects) where nobody answers
   */
  async open(path: string, { headers, ...rest }: RequestInit = {}): Promise<Response> {
    const authorization = { authorization: `Bearer ${this.#server.token}` };
    try {
      return await fetch(`${this.#server.url}${path}`, {
        ...rest,
        headers: { ...authorization, ...headers },
      });
    } catch (error) {
      throw new ApiClientError(`${this.#server.url} cannot be reached: ${causeOf(error)}`, null);
    }
  }

  /** Why a request was refused. */
  async refusalOf(response: Response): Promise<ApiClientError> {
    return this.#errorOf(response, await response.text());
  }

  #errorOf(response: Response, text: string): ApiClientError {
    const parsed = parseWith(apiProblemsSchema, jsonOf(text));
    const told = parsed.ok
      ? parsed.value.problems.map(describeProblem).join('; ')
      : 'no answer of Switchyard';
    return new ApiClientError(`${this.#server.url} answers ${response.status}: ${told}`, response.status);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
