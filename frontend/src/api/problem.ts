/** What went wrong with a request, as one error type: the API's problem document, or the nearest thing to one. */
import type { ProblemBody } from './types';

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    /** The HTTP status, or 0 when no answer came. */
    readonly status: number,
    /** Stable name of the kind of error. */
    readonly code: string,
    /** What happened, in the API's own words. */
    detail: string,
    /** Finds the request in the logs. */
    readonly requestId: string | null,
  ) {
    super(detail);
  }

  /** Whether the same request may work later. A 4xx is about the request itself. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Reads an error response. A proxy in between may answer with HTML, so the body is never trusted to be a problem. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id');
  const body: unknown = await response.json().catch(() => null);
  const problem = problemOf(body);
  if (problem) return problem;
  const detail = `The server answered ${response.status} and gave no reason.`;
  return new ApiProblem(response.status, 'unknown', detail, requestId);
}

/** The error that a problem document tells of, or null when it is none. */
export const problemOf = (body: unknown): ApiProblem | null =>
  isProblem(body) ? new ApiProblem(body.status, body.code, body.detail, body.request_id) : null;

/** The error for a request that never got an answer. */
export function unreachable(): ApiProblem {
  return new ApiProblem(0, 'unreachable', 'The server cannot be reached. Check the connection and try again.', null);
}

function isProblem(body: unknown): body is ProblemBody {
  if (typeof body !== 'object' || body === null) return false;
  const { status, code, detail, request_id } = body as Partial<Record<keyof ProblemBody, unknown>>;
  return [code, detail, request_id].every((text) => typeof text === 'string') && typeof status === 'number';
}
