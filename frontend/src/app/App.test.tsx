import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { answer, BARE, FULL } from '@/api/mocks/films';
import { addresses, json, mockApi, never, problem } from '@/api/mocks/server';
import { screenIs } from '@/api/mocks/setup';
import { renderSite } from '@/testing/render';

describe('the page', () => {
  it('shows rows of films, and results while typing, without losing the focus', async () => {
    mockApi();
    const { user } = await renderSite();
    await screen.findByRole('region', { name: 'Popular' });
    const box = screen.getByRole('combobox');
    await user.type(box, 'tom');
    await screen.findByRole('heading', { level: 1, name: 'Results for tom' });
    expect(await screen.findByRole('heading', { level: 2, name: '2 results in 3.1 ms' })).toBeTruthy();
    expect(document.activeElement).toBe(box);
    expect(document.title).toBe('tom · CineRAG');
  });

  it('cancels a search that a newer one replaces', async () => {
    const requests = mockApi({ search: never });
    const searches = () => requests.filter(({ url }) => new URL(url).pathname === '/v1/search');
    const { user } = await renderSite();
    await user.type(screen.getByRole('combobox'), 'ali');
    await waitFor(() => expect(searches()).toHaveLength(1));
    await user.type(screen.getByRole('combobox'), 'en');
    await waitFor(() => expect(searches()).toHaveLength(2));
    expect(searches().map(({ url, signal }) => [new URL(url).searchParams.get('q'), signal.aborted])).toEqual([
      ['ali', true],
      ['alien', false],
    ]);
  });

  it('searches as the URL says, and changes the URL with the slider', async () => {
    const requests = mockApi();
    const { router } = await renderSite('/search?q=tom&semantic_ratio=0');
    const slider = await screen.findByRole<HTMLInputElement>('slider', { name: 'Match by' });
    expect([slider.value, slider.getAttribute('aria-valuetext')]).toEqual(['0', 'Keywords only']);
    fireEvent.change(slider, { target: { value: '4' } });
    await waitFor(() => expect(router.state.location.href).toBe('/search?q=tom&semantic_ratio=1'));
    const modes = () => addresses(requests, '/v1/search').map(({ searchParams }) => searchParams.get('mode'));
    await waitFor(() => expect(modes()).toEqual(['keyword', 'semantic']));
    expect(slider.getAttribute('aria-valuetext')).toBe('Meaning only');
  });

  it('credits its sources', async () => {
    mockApi();
    await renderSite();
    const credits = screen.getByRole('contentinfo').textContent;
    expect(credits).toContain('This product uses the TMDB API but is not endorsed or certified by TMDB');
    expect(credits).toContain('MovieLens');
  });
});

describe('results', () => {
  it('say which components were unavailable, and what was corrected or ignored', async () => {
    const query = { text: 'speilberg', corrected: 'spielberg', relaxed: ['year'], understood: [] };
    mockApi({ search: () => json(answer([BARE], { degraded: ['embedder', 'reranker'], query })) });
    await renderSite('/search?q=speilberg');
    expect(await screen.findByText(/matched by keywords only/)).toBeTruthy();
    expect(screen.getByText(/unavailable right now: reranker/)).toBeTruthy();
    expect(screen.getByText('spielberg')).toBeTruthy();
    expect(screen.getByText(/we ignored: year/)).toBeTruthy();
  });

  it('do not mention an unavailable cache: the films are the same', async () => {
    mockApi({ search: () => json(answer([BARE], { degraded: ['cache'] })) });
    await renderSite('/search?q=tom');
    expect(await screen.findByRole('heading', { name: BARE.title })).toBeTruthy();
    expect(screen.queryByText(/may be incomplete/)).toBeNull();
  });

  it('offer help when there are none', async () => {
    mockApi({ search: () => json(answer([])) });
    const { user, router } = await renderSite('/search?q=zzz&semantic_ratio=0');
    await user.click(await screen.findByRole('link', { name: 'Search by meaning too' }));
    await waitFor(() => expect(router.state.location.href).toBe('/search?q=zzz'));
  });

  it('show the problem, and try again', async () => {
    let broken = true;
    mockApi({ search: () => (broken ? problem(400, 'q is too long') : json(answer([FULL]))) });
    const { user } = await renderSite('/search?q=tom');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('q is too long');
    broken = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Forrest Gump' })).toBeTruthy();
  });
});

describe('a film', () => {
  it('opens over the page, with its record and films like it, and closes', async () => {
    mockApi();
    const { user, router } = await renderSite('/search?q=tom');
    await user.click(await screen.findByRole('link', { name: 'Forrest Gump' }));
    const dialog = await screen.findByRole('dialog', { name: 'Forrest Gump' });
    expect(document.title).toBe('Forrest Gump (1994) · CineRAG');
    expect(within(dialog).getByText('as Forrest Gump')).toBeTruthy();
    await user.click(await within(dialog).findByRole('link', { name: 'Untold' }));
    await screen.findByRole('dialog', { name: 'Untold' });
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(router.state.location.href).toBe('/search?q=tom');
    expect(document.title).toBe('tom · CineRAG');
  });

  it('goes back film by film', async () => {
    mockApi();
    const { user, router } = await renderSite('/search?q=tom');
    await user.click(await screen.findByRole('link', { name: 'Forrest Gump' }));
    await user.click(await within(await screen.findByRole('dialog', { name: 'Forrest Gump' })).findByRole('link', { name: 'Untold' }));
    await screen.findByRole('dialog', { name: 'Untold' });
    router.history.back();
    await screen.findByRole('dialog', { name: 'Forrest Gump' });
  });

  it('is a page on a narrow screen, with the focus on its heading', async () => {
    screenIs('narrow');
    mockApi();
    const { user } = await renderSite('/search?q=tom');
    await user.click(await screen.findByRole('link', { name: 'Forrest Gump' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Forrest Gump' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is a page at its address, and at its former address', async () => {
    mockApi();
    const { router } = await renderSite('/?film=356');
    await screen.findByRole('heading', { level: 1, name: 'Forrest Gump' });
    expect(router.state.location.href).toBe('/film/356');
  });

  it('links only to https addresses', async () => {
    mockApi();
    await renderSite('/film/356');
    expect((await screen.findByRole('link', { name: /^IMDb/ })).getAttribute('href')).toContain('imdb.com');
    expect(screen.queryByRole('link', { name: /^TMDB/ })).toBeNull();
  });

  it('says so when it does not exist', async () => {
    mockApi();
    await renderSite('/film/404');
    expect((await screen.findByRole('alert')).textContent).toContain('no film has the id 404');
  });

  it('links to the films of a person', async () => {
    mockApi();
    const { user, router } = await renderSite('/film/356');
    await user.click(await screen.findByRole('link', { name: 'Tom Hanks' }));
    await waitFor(() => expect(router.state.location.href).toBe('/search?people=Tom+Hanks'));
  });
});

describe('an address', () => {
  it.each([
    ['/?q=tom', '/search?q=tom'],
    ['/?q=tom&mode=keyword', '/search?q=tom&semantic_ratio=0'],
    ['/search?q=tom&sort=magic&semantic_ratio=0.5&utm=x', '/search?q=tom'],
  ])('%s becomes %s', async (from, to) => {
    mockApi();
    const { router } = await renderSite(from);
    await waitFor(() => expect(router.state.location.href).toBe(to));
  });

  it.each(['/nowhere', '/film/zero'])('that does not exist says so: %s', async (address) => {
    mockApi();
    await renderSite(address);
    expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeTruthy();
  });
});

describe('the theme', () => {
  it('cycles, and is stored', async () => {
    mockApi();
    const { user } = await renderSite();
    expect(document.documentElement.dataset.theme).toBe('dark');
    await user.click(screen.getByRole('button', { name: 'Theme: dark. Switch to light.' }));
    expect(document.documentElement.dataset.theme).toBe('light');
    expect(window.localStorage.getItem('cinerag.preferences')).toContain('"theme":"light"');
  });
});
