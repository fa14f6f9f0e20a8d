import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { BARE, FULL, hit, LONG, movie } from '@/api/mocks/films';
import { addresses, json, mockApi, problem } from '@/api/mocks/server';
import { useList } from '@/lib/list';
import { shortened } from '@/lib/pageDescription';
import { usePreferences } from '@/lib/preferences';
import { useToasts } from '@/lib/toasts';
import { renderSite } from '@/testing/render';

import { sizes } from './Backdrop';

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => {
  useList.getState().clear();
  usePreferences.getState().setHideSeen(false);
});

const cast = Array.from({ length: 14 }, (_, at) => ({ name: `Actor ${at + 1}`, character: null }));
const similarTo = (but: string | null) => json({ degraded: [], hits: [hit(but === 'darker' ? LONG : BARE)] });
const varied = ({ request }: { request: Request }) => similarTo(new URL(request.url).searchParams.get('but'));

describe('the details of a film', () => {
  it('have no headings for missing values', async () => {
    mockApi({ movie: () => json({ ...movie(BARE), cast: [], links: {} }) });
    await renderSite('/film/7');
    const main = within(await screen.findByRole('main'));
    await main.findByRole('heading', { level: 1, name: 'Untold' });
    for (const name of ['Cast', 'Directed by', 'Written by', 'Mood', 'About', 'Viewers say', 'Country', 'Also known as', 'Links']) {
      expect(main.queryByText(name)).toBeNull();
    }
    expect(main.queryByText(/null|undefined|NaN|out of 10/)).toBeNull();
  });

  it('fold a long cast, and name countries', async () => {
    mockApi({ movie: () => json({ ...movie(FULL), cast, countries: ['US', 'XX', 'FR'] }) });
    const { user } = await renderSite('/film/356');
    const more = await screen.findByRole('button', { name: 'Show 6 more names' });
    expect(more.getAttribute('aria-expanded')).toBe('false');
    expect(screen.getByText('Actor 14').closest('li')?.className).toContain('hidden');
    await user.click(more);
    expect(screen.getByRole('button', { name: 'Show fewer' }).getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('Actor 14').closest('li')?.className).not.toContain('hidden');
    expect(screen.getByText('United States, France')).toBeTruthy();
  });

  it('link to searches for genres, people and keywords', async () => {
    const people = [{ name: 'Robert Downey, Jr.', character: null }];
    mockApi({ movie: () => json({ ...movie(FULL), cast: people, moods: ['bittersweet'] }) });
    await renderSite('/film/356');
    const href = async (name: string) => (await screen.findByRole('link', { name })).getAttribute('href');
    expect(await href('War')).toBe('/search?genres=War');
    expect(await href('Robert Zemeckis')).toBe('/search?people=Robert+Zemeckis');
    expect(await href('Robert Downey, Jr.')).toBe('/search?q=Robert+Downey,+Jr.');
    expect(await href('bittersweet')).toBe('/search?q=bittersweet');
  });

  it('set the description of the page while it is open', async () => {
    mockApi();
    const meta = document.createElement('meta');
    meta.name = 'description';
    meta.content = 'the site';
    document.head.append(meta);
    const { user } = await renderSite('/film/356');
    await screen.findByRole('heading', { level: 1, name: 'Forrest Gump' });
    expect(meta.content).toBe('A man tells strangers about his life.');
    await user.click(screen.getByRole('link', { name: 'CineRAG' }));
    await waitFor(() => expect(meta.content).toBe('the site'));
    meta.remove();
  });

  it('can be shared', async () => {
    mockApi();
    const { user } = await renderSite('/film/356');
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(await screen.findByRole('button', { name: 'Share' }));
    expect(copied).toHaveBeenCalledWith(expect.stringMatching(/^http.*\/film\/356$/));
    expect(await screen.findByText('Link copied')).toBeTruthy();
  });

  it('offer a search when the film does not exist', async () => {
    mockApi({ movie: () => problem(404, 'no film has the id 9') });
    await renderSite('/film/9');
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByRole('link', { name: 'Search for a film' }).getAttribute('href')).toBe('/search');
  });
});

describe('similar films', () => {
  it('follow the chosen variation, which is part of the address', async () => {
    const requests = mockApi({ similar: varied });
    const { user, router } = await renderSite('/film/356');
    await screen.findByRole('link', { name: 'Untold' });
    await user.click(screen.getByRole('button', { name: 'darker' }));
    await screen.findByRole('link', { name: LONG.title });
    expect(screen.getByRole('heading', { name: 'Like this, but darker' })).toBeTruthy();
    expect(router.state.location.href).toBe('/film/356?but=darker');
    expect(addresses(requests, '/v1/movies/356/similar').at(-1)?.searchParams.get('but')).toBe('darker');
    await user.click(screen.getByRole('button', { name: 'darker', pressed: true }));
    await screen.findByRole('heading', { name: 'Similar films' });
    expect(router.state.location.href).toBe('/film/356');
  });

  it('accept a custom variation', async () => {
    mockApi({ similar: varied });
    const { user, router } = await renderSite('/film/356?but=set+in+space');
    const box = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Like this, but…' });
    expect(box.value).toBe('set in space');
    await user.clear(box);
    await user.type(box, '  less   talk {Enter}');
    await waitFor(() => expect(router.state.location.href).toBe('/film/356?but=less+talk'));
    await user.click(screen.getByRole('button', { name: 'Show all similar films' }));
    await waitFor(() => expect(router.state.location.href).toBe('/film/356'));
    expect(document.activeElement).toBe(box);
    expect(box.value).toBe('');
  });

  it('change in the dialog without a history entry, and the next film starts without the variation', async () => {
    mockApi({ similar: varied });
    const { user, router } = await renderSite('/search?q=tom');
    await user.click(await screen.findByRole('link', { name: 'Forrest Gump' }));
    const dialog = await screen.findByRole('dialog', { name: 'Forrest Gump' });
    await user.click(await within(dialog).findByRole('button', { name: 'darker' }));
    await user.click(await within(dialog).findByRole('link', { name: LONG.title }));
    expect(router.state.location.href).toBe('/search?q=tom&film=750');
    expect(router.state.location.maskedLocation?.href).toBe('/film/750');
    router.history.back();
    await waitFor(() => expect(router.state.location.maskedLocation?.href).toBe('/film/356?but=darker'));
    await user.click(await within(screen.getByRole('dialog')).findByRole('button', { name: 'Close' }));
    await waitFor(() => expect(router.state.location.href).toBe('/search?q=tom'));
  });

  it('say when there are none, when results are degraded, and when loading failed', async () => {
    mockApi({ similar: () => json({ degraded: ['embedder'], hits: [] }) });
    const { unmount } = await renderSite('/film/356?but=pink');
    expect(await screen.findByText(/No similar films found that are pink/)).toBeTruthy();
    expect(screen.getByText(/may be less similar than usual/)).toBeTruthy();
    unmount();
    mockApi({ similar: () => problem(400, 'but is too long') });
    await renderSite('/film/356?but=long');
    expect((await screen.findByRole('alert')).textContent).toContain('but is too long');
    expect(screen.getByRole('heading', { level: 1, name: 'Forrest Gump' })).toBeTruthy();
  });

  it('leave out hidden films, and seen ones if chosen', async () => {
    useList.getState().mark('hidden', BARE);
    useList.getState().mark('seen', LONG);
    mockApi({ similar: () => json({ degraded: [], hits: [hit(BARE), hit(LONG)] }) });
    await renderSite('/film/356');
    expect(await screen.findByRole('link', { name: LONG.title })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Untold' })).toBeNull();
    usePreferences.getState().setHideSeen(true);
    await waitFor(() => expect(screen.queryByRole('link', { name: LONG.title })).toBeNull());
  });
});

it('a description is shortened after a word', () => {
  expect(shortened('short')).toBe('short');
  expect(shortened(`${'word '.repeat(38)}long, and much longer`)).toBe(`${'word '.repeat(38)}long, and…`);
});

it('a backdrop is offered in several widths', () => {
  expect(sizes('https://image.tmdb.org/t/p/w1280/a.jpg')).toContain('https://image.tmdb.org/t/p/w780/a.jpg 780w');
  expect(sizes('https://elsewhere.test/a.jpg')).toBeUndefined();
});
