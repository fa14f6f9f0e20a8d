import { describe, expect, it, vi } from 'vitest';

import * as client from './client';
import { answer, FULL } from './mocks/films';
import { addresses, json, mockApi, never, problem } from './mocks/server';
import { ApiProblem } from './problem';

const { signal } = new AbortController();
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('it worked')),
    (error: unknown) => error as ApiProblem,
  );

describe('a request', () => {
  it('sends its parameters, without those that are not set', async () => {
    const requests = mockApi({ search: () => json(answer([FULL])) });
    const found = await client.search({ q: 'a & b', mode: 'keyword', limit: 5 }, signal);
    expect(found.hits[0]?.title).toBe('Forrest Gump');
    expect(addresses(requests, '/v1/search')[0]?.search).toBe('?q=a+%26+b&mode=keyword&limit=5');
  });

  it('sends liked films only when there are some, and what should be different', async () => {
    const requests = mockApi();
    await client.rows(4, [], signal);
    await client.rows(4, [1, 2], signal);
    await client.similar(7, { limit: 3, but: 'darker' }, signal);
    await client.browse({ sort: 'year', offset: 24 }, signal);
    await client.genres(signal);
    expect(requests.map(({ url }) => decodeURIComponent(new URL(url).pathname + new URL(url).search))).toEqual([
      '/v1/rows?limit=4',
      '/v1/rows?limit=4&liked=1,2',
      '/v1/movies/7/similar?limit=3&but=darker',
      '/v1/movies?sort=year&offset=24',
      '/v1/genres',
    ]);
  });

  it('sends recommendations in a body', async () => {
    const requests = mockApi();
    const { hits } = await client.recommendations({ liked: [356], filters: { genres: ['War'] }, limit: 20 }, signal);
    expect(hits[0]?.because?.title).toBe('Forrest Gump');
    expect(requests[0]?.headers.get('content-type')).toBe('application/json');
    expect(await requests[0]?.clone().json()).toEqual({ liked: [356], filters: { genres: ['War'] }, limit: 20 });
  });

  it('passes a cancellation on, and reports it as one', async () => {
    mockApi({ search: never });
    const controller = new AbortController();
    const error = failure(client.search({ q: 'a' }, controller.signal));
    controller.abort();
    expect(await error).toMatchObject({ name: 'AbortError' });
  });
});

describe('a failure', () => {
  it('has the text of the problem document', async () => {
    mockApi({ movie: () => problem(404, 'no film has the id 9') });
    const error = await failure(client.movie(9, {}, signal));
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ status: 404, code: 'made_up', message: 'no film has the id 9', requestId: 'r1' });
    expect(error.transient).toBe(false);
  });

  it.each(['<h1>Bad gateway</h1>', '{"error": "x"}', 'null', ''])('handles a body that is not a problem: %s', async (body) => {
    mockApi({ rows: () => new Response(body, { status: 502, headers: { 'x-request-id': 'edge-1' } }) });
    const error = await failure(client.rows(4, [], signal));
    expect(error).toMatchObject({ status: 502, code: 'unknown', requestId: 'edge-1' });
    expect(error.message).toContain('502');
    expect(error.transient).toBe(true);
  });

  it('says so when there is no response', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failure(client.rows(4, [], signal))).toMatchObject({ status: 0, code: 'unreachable', transient: true });
  });

  it('says so when a response cannot be read', async () => {
    mockApi({ rows: () => new Response('{"rows": [') });
    expect(await failure(client.rows(4, [], signal))).toMatchObject({ code: 'unreadable' });
  });
});
