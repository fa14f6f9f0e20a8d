/** A failed request as one type of error: from the API's problem document, or the nearest equivalent. */
import type { ProblemBody } from './types';

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    /** The HTTP status, or 0 when there was no response. */
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

  /** Whether the same request may succeed later. A 4xx is about the request itself. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** The error for a failed response. A proxy may answer with HTML, so the body need not be a problem document. */
export const problemFrom = ({ status, headers }: Response, body: unknown): ApiProblem =>
  problemOf(body) ?? new ApiProblem(status, 'unknown', `The server responded with status ${status}.`, headers.get('x-request-id'));

/** The error for a problem document, or null when the body is something else. */
export const problemOf = (body: unknown): ApiProblem | null =>
  isProblem(body) ? new ApiProblem(body.status, body.code, body.detail, body.request_id) : null;

/** The error for a request without a response. */
export const unreachable = () => new ApiProblem(0, 'unreachable', 'The server cannot be reached. Check your connection and try again.', null);

/** The error for a response that breaks the contract. */
export const unreadable = () => new ApiProblem(200, 'unreadable', 'The server sent a response that could not be read.', null);

function isProblem(body: unknown): body is ProblemBody {
  if (typeof body !== 'object' || body === null) return false;
  const { status, code, detail, request_id } = body as Partial<Record<keyof ProblemBody, unknown>>;
  return [code, detail, request_id].every((text) => typeof text === 'string') && typeof status === 'number';
}
