import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { answer, BARE, FULL } from '@/api/mocks/films';
import { at, renderPage } from '@/api/mocks/render';
import { json, mockApi, never, problem } from '@/api/mocks/server';
import { currentView } from '@/lib/view';

import { App } from './App';

describe('the page', () => {
  it('shows the shelves, and turns into results as one types, keeping the focus', async () => {
    mockApi();
    const user = renderPage(<App />);
    await screen.findByRole('region', { name: 'Everybody knows these' });
    const box = screen.getByRole('combobox');
    await user.type(box, 'tom');
    await screen.findByRole('heading', { level: 1, name: 'Films for tom' });
    expect(await screen.findByText('2 films, in 3.1 ms')).toBeTruthy();
    expect(document.activeElement).toBe(box);
    expect(document.title).toBe('tom · CineRAG');
  });

  it('cancels the search that nobody waits for any more', async () => {
    const requests = mockApi({ search: never });
    const searches = () => requests.filter(({ url }) => url.pathname === '/v1/search');
    const user = renderPage(<App />);
    await user.type(screen.getByRole('combobox'), 'ali');
    await waitFor(() => expect(searches()).toHaveLength(1));
    await user.type(screen.getByRole('combobox'), 'en');
    await waitFor(() => expect(searches()).toHaveLength(2));
    expect(searches().map(({ url, signal }) => [url.searchParams.get('q'), signal.aborted])).toEqual([
      ['ali', true],
      ['alien', false],
    ]);
  });

  it('searches the way the URL says, and changes it with the switch', async () => {
    at('/?q=tom&mode=keyword');
    const requests = mockApi();
    const user = renderPage(<App />);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Words' }).checked).toBe(true);
    await user.click(screen.getByRole('radio', { name: 'Meaning' }));
    expect(currentView().mode).toBe('semantic');
    const modes = requests.filter(({ url }) => url.pathname === '/v1/search').map(({ url }) => url.searchParams.get('mode'));
    expect(modes).toEqual(['keyword', 'semantic']);
  });

  it('credits its sources', () => {
    mockApi();
    renderPage(<App />);
    const credits = screen.getByRole('contentinfo').textContent;
    expect(credits).toContain('This product uses the TMDB API but is not endorsed or certified by TMDB');
    expect(credits).toContain('MovieLens');
  });
});

describe('results', () => {
  it('say when a part of the search was away, and what was read or dropped', async () => {
    at('/?q=speilberg');
    const query = { text: 'speilberg', corrected: 'spielberg', relaxed: ['year'], understood: [] };
    mockApi({ search: () => json(answer([BARE], { degraded: ['embedder', 'reranker'], query })) });
    renderPage(<App />);
    expect(await screen.findByText(/matched by words only/)).toBeTruthy();
    expect(screen.getByText(/away: reranker/)).toBeTruthy();
    expect(screen.getByText('spielberg')).toBeTruthy();
    expect(screen.getByText(/set aside: year/)).toBeTruthy();
  });

  it('help when there are none', async () => {
    at('/?q=zzz&mode=keyword');
    mockApi({ search: () => json(answer([])) });
    const user = renderPage(<App />);
    await user.click(await screen.findByRole('link', { name: 'Search by meaning as well' }));
    expect(currentView()).toMatchObject({ q: 'zzz', mode: 'hybrid' });
  });

  it('name the problem, and try again', async () => {
    at('/?q=tom');
    let broken = true;
    mockApi({ search: () => (broken ? problem(400, 'q is not to my liking') : json(answer([FULL]))) });
    const user = renderPage(<App />);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('q is not to my liking');
    broken = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Forrest Gump' })).toBeTruthy();
  });
});

describe('a film', () => {
  it('opens by its address, with its record and films like it, and closes', async () => {
    at('/?film=356');
    mockApi();
    const user = renderPage(<App />);
    const dialog = await screen.findByRole('dialog', { name: 'Forrest Gump' });
    expect(await within(dialog).findByRole('link', { name: 'Untold' })).toBeTruthy();
    expect(within(dialog).getByText('as Forrest Gump')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(currentView().film).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('links only to addresses of the web', async () => {
    at('/?film=356');
    mockApi();
    renderPage(<App />);
    expect((await screen.findByRole('link', { name: 'IMDb' })).getAttribute('href')).toContain('imdb.com');
    expect(screen.queryByRole('link', { name: 'TMDB' })).toBeNull();
  });

  it('says so when there is none', async () => {
    at('/?film=404');
    mockApi({ movie: () => problem(404, 'no film has the id 404') });
    renderPage(<App />);
    expect((await screen.findByRole('alert')).textContent).toContain('no film has the id 404');
  });

  it('leads to the films of a person in it', async () => {
    at('/?film=356');
    mockApi();
    const user = renderPage(<App />);
    await user.click(await screen.findByRole('link', { name: 'Tom Hanks' }));
    expect(currentView()).toEqual({ q: 'Tom Hanks', mode: 'hybrid', film: null });
  });
});
