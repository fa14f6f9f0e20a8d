import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';

import { BARE, FULL } from '@/api/mocks/films';
import { screenIs } from '@/api/mocks/setup';
import { useList } from '@/lib/list';
import { renderPart } from '@/testing/render';

import { FilmCard } from './FilmCard';

beforeEach(() => useList.getState().clear());

const text = () => screen.getByRole('article').textContent;

describe('a film card', () => {
  it('shows the fields it has', () => {
    renderPart(
      <FilmCard film={FULL}>
        <p>stars Tom Hanks</p>
      </FilmCard>,
    );
    for (const fact of ['stars Tom Hanks', '1994 · 2 h 22 min', '8.3', '1,329 ratings', 'Robert Zemeckis', 'Comedy, Drama +2']) {
      expect(text()).toContain(fact);
    }
  });

  it('shows nothing for missing fields', () => {
    renderPart(<FilmCard film={{ ...BARE, rating: null, year: null, runtime_minutes: null }} />);
    expect(text()).not.toMatch(/rating|★|null|undefined|NaN|0/);
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('opens the film over the page on a wide screen, at the address of the film', async () => {
    const { user, router } = renderPart(<FilmCard film={FULL} />, '/search?q=hanks');
    const link = screen.getByRole('link', { name: 'Forrest Gump' });
    expect(link.getAttribute('href')).toBe('/film/356');
    await user.click(link);
    expect(router.state.location.href).toBe('/search?q=hanks&film=356');
    expect(router.state.location.maskedLocation?.href).toBe('/film/356');
  });

  it('opens the film as a page on a narrow screen and from another film’s page', async () => {
    screenIs('narrow');
    const { user, router } = renderPart(<FilmCard film={FULL} />, '/search?q=hanks');
    await user.click(screen.getByRole('link', { name: 'Forrest Gump' }));
    expect(router.state.location.href).toBe('/film/356');
    screenIs('wide');
    await user.click(screen.getByRole('link', { name: 'Forrest Gump' }));
    expect(router.state.location.search).not.toHaveProperty('film');
  });

  it('renders any title as text', () => {
    renderPart(<FilmCard film={{ ...BARE, title: '<img src=x onerror=alert(1)>' }} />);
    expect(screen.getByRole('link').textContent).toBe('<img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
  });

  it('draws a poster when the image fails to load', async () => {
    renderPart(<FilmCard film={FULL} />);
    const image = document.querySelector('img');
    expect(image?.getAttribute('loading')).toBe('lazy');
    if (image) fireEvent.error(image);
    expect(document.querySelector('img')).toBeNull();
    await waitFor(() => expect(document.querySelector('article svg path')).not.toBeNull());
  });

  it('offers several widths of TMDB images only', () => {
    const { unmount } = renderPart(<FilmCard film={{ ...FULL, poster_url: 'https://image.tmdb.org/t/p/w342/a.jpg' }} eager />);
    const image = document.querySelector('img');
    expect(image?.srcset).toBe(
      'https://image.tmdb.org/t/p/w185/a.jpg 185w, https://image.tmdb.org/t/p/w342/a.jpg 342w, https://image.tmdb.org/t/p/w500/a.jpg 500w',
    );
    expect(image?.getAttribute('loading')).toBe('eager');
    unmount();
    renderPart(<FilmCard film={FULL} />);
    expect(document.querySelector('img')?.srcset).toBe('');
  });

  it('shows buttons on hover and focus, outside its link, and its marks always', async () => {
    const { user } = renderPart(<FilmCard film={FULL} />);
    expect(screen.queryByRole('button')).toBeNull();
    await user.tab();
    await user.click(await screen.findByRole('button', { name: 'Like Forrest Gump' }));
    expect(screen.getByRole('button', { name: 'Like Forrest Gump' }).closest('a')).toBeNull();
    expect(screen.getByRole('list', { name: 'Your list: Forrest Gump' }).textContent).toBe('Like');
    act(() => (document.activeElement as HTMLElement).blur());
    await user.unhover(screen.getByRole('article'));
    await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
    expect(screen.getByRole('list', { name: 'Your list: Forrest Gump' })).toBeTruthy();
  });

  it('shows its buttons from a menu on a touch screen, until something else is touched', async () => {
    screenIs('touch');
    const { user } = renderPart(<FilmCard film={FULL} />);
    const menu = screen.getByRole('button', { name: 'Actions for Forrest Gump' });
    expect(menu.getAttribute('aria-expanded')).toBe('false');
    await user.click(menu);
    await user.click(await screen.findByRole('button', { name: 'Like Forrest Gump' }));
    expect(screen.getByRole('button', { name: 'Like Forrest Gump' }).getAttribute('aria-pressed')).toBe('true');
    expect(menu.getAttribute('aria-expanded')).toBe('true');
    await user.click(document.body);
    expect(screen.queryByRole('button', { name: 'Like Forrest Gump' })).toBeNull();
  });
});
