import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { BARE, FULL, hit, LONG } from '@/api/mocks/films';
import { json, mockApi } from '@/api/mocks/server';
import { savedFilm } from '@/lib/list/data';
import { normaliseListAddress } from '@/lib/listAddress';
import { exportList, snapshot, useList } from '@/lib/list';
import { useToasts } from '@/lib/toasts';
import { renderSite } from '@/testing/render';

import { sorted } from './sorted';

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => useList.getState().clear());

const part = (name: string) => within(screen.getByRole('region', { name }));
const titles = (name: string) => part(name).queryAllByRole('article').map((card) => within(card).getByRole('link').textContent);

describe('the list', () => {
  it('shows one section at a time, by its address, in the chosen order', async () => {
    mockApi();
    for (const film of [FULL, BARE, LONG]) useList.getState().mark('watchlist', film);
    useList.getState().mark('like', BARE);
    const { user, router } = await renderSite('/list');
    await screen.findByText('3 films');
    expect(screen.getByRole('link', { name: 'Watchlist 3' }).getAttribute('aria-current')).toBe('page');
    await user.click(screen.getByRole('radio', { name: 'Title' }));
    await waitFor(() => expect(titles('Watchlist')).toEqual([LONG.title, 'Forrest Gump', 'Untold']));
    await user.click(screen.getByRole('link', { name: 'Liked 1' }));
    await waitFor(() => expect(titles('Liked')).toEqual(['Untold']));
    expect(router.state.location.href).toBe('/list?sort=title&tab=liked');
    expect(screen.getByRole('link', { name: 'Watchlist 3' }).getAttribute('aria-current')).toBeNull();
  });

  it('removes a film, moves the focus, and undoes it', async () => {
    mockApi();
    for (const film of [BARE, FULL]) useList.getState().mark('watchlist', film);
    const before = useList.getState().marks.watchlist;
    const { user } = await renderSite('/list?sort=title');
    await user.click(await screen.findByRole('button', { name: /^Remove Forrest Gump/ }));
    expect(titles('Watchlist')).toEqual(['Untold']);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Remove Untold/ }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(useList.getState().marks.watchlist).toEqual(before);
  });

  it.each(['watchlist', 'liked', 'seen', 'disliked', 'hidden'])('explains how to add films: %s', async (tab) => {
    mockApi();
    await renderSite(`/list?tab=${tab}`);
    expect(await screen.findByRole('link', { name: 'Browse films' })).toBeTruthy();
    expect(screen.queryAllByRole('article')).toEqual([]);
  });

  it('says when nothing can be saved', async () => {
    mockApi();
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    await renderSite('/list');
    expect((await screen.findByRole('alert')).textContent).toContain('lost when you close the page');
  });

  it('is cleared only after a confirmation, and can be restored', async () => {
    mockApi();
    useList.getState().mark('like', FULL);
    const { user } = await renderSite('/list');
    await user.click(await screen.findByRole('button', { name: 'Clear list' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
    expect(useList.getState().marks.like).toHaveProperty('356');
    await user.click(screen.getByRole('button', { name: 'Clear list' }));
    expect(useList.getState().marks.like).toEqual({});
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(useList.getState().marks.like).toHaveProperty('356');
  });
});

describe('films for you', () => {
  it('are based on liked films, and leave out known ones', async () => {
    const because = { id: FULL.id, title: FULL.title };
    const requests = mockApi({
      recommendations: () => json({ degraded: [], unknown_ids: [], hits: [BARE, LONG].map((film) => ({ ...hit(film), because })) }),
    });
    useList.getState().mark('like', FULL);
    useList.getState().mark('seen', LONG);
    await renderSite('/list');
    await waitFor(() => expect(titles('For you')).toEqual(['Untold']));
    expect(part('For you').getByText('Because you liked Forrest Gump')).toBeTruthy();
    const asked = requests.find(({ url }) => url.endsWith('/v1/recommendations'));
    expect(await asked?.clone().json()).toMatchObject({ liked: [356], disliked: [] });
  });

  it('need a liked film', async () => {
    const requests = mockApi();
    await renderSite('/list');
    await screen.findByText(/Like a film or two/);
    expect(requests.filter(({ url }) => url.includes('recommendations'))).toEqual([]);
  });
});

describe('a file', () => {
  const upload = async (content: string, name = 'films.json') => {
    mockApi();
    const { user } = await renderSite('/list');
    await screen.findByRole('button', { name: 'Import' });
    const file = new File([content], name, { type: 'application/json' });
    // jsdom's files cannot be read by their own method.
    Object.assign(file, { text: () => Promise.resolve(content) });
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (input) await user.upload(input, file);
    return user;
  };

  it('adds new entries, and can be undone', async () => {
    useList.getState().mark('like', FULL);
    const content = exportList(snapshot(useList.getState()));
    useList.getState().clear();
    const user = await upload(content);
    expect(await screen.findByText('Added 1 entry to your list')).toBeTruthy();
    expect(useList.getState().marks.like).toHaveProperty('356');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(useList.getState().marks.like).toEqual({});
  });

  it.each([
    ['{', /could not be read/],
    ['', /could not be read/],
    ['{"format":"shopping"}', /does not contain a list from this site/],
    ['{"format":"cinerag-list","version":9,"marks":{}}', /newer version/],
  ])('is rejected with a reason: %s', async (content, reason) => {
    await upload(content, 'odd.json');
    const alert = await screen.findByText('Couldn’t import odd.json');
    expect(alert.parentElement?.textContent).toMatch(reason);
  });
});

it('is sorted by title without the article, and by year with unknown years last', () => {
  const entry = (title: string, year: number | null) => ({ film: savedFilm({ ...BARE, title, year }), at: 1 });
  const all = [entry('The Matrix', 1999), entry('Alien', null), entry('A Night at the Opera', 1935), entry('Zulu', 1964)];
  const order = (sort: 'title' | 'year') => sorted(all, sort).map(({ film }) => film.title);
  expect(order('title')).toEqual(['Alien', 'The Matrix', 'A Night at the Opera', 'Zulu']);
  expect(order('year')).toEqual(['The Matrix', 'Zulu', 'A Night at the Opera', 'Alien']);
});

it.each([
  [{ tab: 'liked', sort: 'year', x: 1 }, { tab: 'liked', sort: 'year' }],
  [{ tab: 'watchlist', sort: 'added' }, {}],
  [{ tab: ['liked'], sort: 'rating' }, {}],
])('its address contains only known parameters: %j', (raw, address) => {
  expect(normaliseListAddress(raw)).toEqual(address);
});
