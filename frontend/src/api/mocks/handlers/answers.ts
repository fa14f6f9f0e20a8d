/** Responses for mocked routes. */
import { delay, HttpResponse, type JsonBodyType } from 'msw';

import type { ProblemBody } from '@/api/types';

export const json = (body: JsonBodyType) => HttpResponse.json(body);

/** A problem document, as the API sends one. */
export function problem(status: number, detail: string) {
  const body: ProblemBody = { type: 'about:blank', title: 'Error', status, code: 'made_up', detail, request_id: 'r1' };
  return HttpResponse.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
}

/** No response: the request ends only when it is cancelled. */
export const never = async () => {
  await delay('infinite');
  return new HttpResponse(null);
};
