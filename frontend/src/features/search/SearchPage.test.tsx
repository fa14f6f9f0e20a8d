import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';

import { answer, BARE, FULL, LONG } from '@/api/mocks/films';
import { addresses, json, mockApi } from '@/api/mocks/server';
import { useList } from '@/lib/list';
import { usePreferences } from '@/lib/preferences';
import { renderPart } from '@/testing/render';

import { SearchPage } from './SearchPage';

beforeEach(() => {
  useList.getState().clear();
  usePreferences.getState().setHideSeen(false);
});

const titles = () => screen.getAllByRole('article').map((card) => card.querySelector('h3')?.textContent);

describe('hidden and seen films', () => {
  it('are left out and counted, and seen ones can be shown again', async () => {
    mockApi({ search: () => json(answer([FULL, BARE, LONG])) });
    useList.getState().mark('hidden', BARE);
    useList.getState().mark('seen', FULL);
    usePreferences.getState().setHideSeen(true);
    const { user } = renderPart(<SearchPage />, '/search?q=tom');
    expect(await screen.findByText(/1 film not shown because you have seen it/)).toBeTruthy();
    expect(titles()).toEqual([LONG.title]);
    await user.click(screen.getByRole('button', { name: 'Show them' }));
    expect(titles()).toEqual([FULL.title, LONG.title]);
    expect(screen.getByText(/1 film not shown because you hid it/)).toBeTruthy();
  });

  it('may be all results, which is explained', async () => {
    mockApi({ search: () => json(answer([FULL])) });
    useList.getState().mark('hidden', FULL);
    renderPart(<SearchPage />, '/search?q=tom');
    expect(await screen.findByText(/All results are hidden/)).toBeTruthy();
  });
});

describe('filters without a text', () => {
  it('browse the catalogue, most popular films first', async () => {
    const requests = mockApi();
    renderPart(<SearchPage />, '/search?genres=War,Drama&year_from=1990');
    await screen.findByRole('link', { name: 'Forrest Gump' });
    expect(addresses(requests, '/v1/search')).toEqual([]);
    const [asked] = addresses(requests, '/v1/movies');
    expect(Object.fromEntries(asked?.searchParams ?? [])).toMatchObject({ genres: 'War,Drama', year_from: '1990', sort: 'popularity' });
    expect(asked?.searchParams.get('facets')).toContain('genres');
    expect(screen.getByRole('button', { name: /^Drama\s*2 films$/ })).toBeTruthy();
  });
});

describe('further pages', () => {
  it('start where the last one ended, without facets', async () => {
    const requests = mockApi({
      search: ({ request }) => json(answer(new URL(request.url).searchParams.has('offset') ? [LONG] : [FULL, BARE], { total: 3 })),
    });
    const { user } = renderPart(<SearchPage />, '/search?q=tom');
    expect(await screen.findByText('Showing 2 of 3 films')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('Showing 3 of 3 films')).toBeTruthy();
    await waitFor(() => expect(titles()).toHaveLength(3));
    const asked = addresses(requests, '/v1/search').map(({ searchParams }) => [searchParams.get('offset'), searchParams.has('facets')]);
    expect(asked).toEqual([[null, true], ['2', false]]);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });
});
