import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { BARE, FULL } from '@/api/mocks/films';
import { at, renderPage } from '@/api/mocks/render';

import { FilmCard } from './FilmCard';

const text = () => screen.getByRole('article').textContent;

describe('a film card', () => {
  it('shows what is known', () => {
    renderPage(<FilmCard film={FULL} reasons={[{ kind: 'person', text: 'stars Tom Hanks' }]} />);
    for (const fact of ['1994 · 2 h 22 min', '8.3', '1,329 ratings', 'Robert Zemeckis', 'Comedy, Drama, Romance +1']) {
      expect(text()).toContain(fact);
    }
    expect(screen.getByRole('list', { name: 'Why it is here' }).textContent).toBe('stars Tom Hanks');
  });

  it('shows nothing for what is not: no rating, no year, no dash in the text', () => {
    renderPage(<FilmCard film={{ ...BARE, rating: null, year: null, runtime_minutes: null }} />);
    expect(text()).not.toMatch(/rating|★|null|undefined|NaN|0/);
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('links to the film over the page it is on', () => {
    at('/?q=hanks&mode=keyword');
    renderPage(<FilmCard film={FULL} />);
    expect(screen.getByRole('link', { name: 'Forrest Gump' }).getAttribute('href')).toBe('/?q=hanks&mode=keyword&film=356');
  });

  it('renders a title as text, whatever is in it', () => {
    renderPage(<FilmCard film={{ ...BARE, title: '<img src=x onerror=alert(1)>' }} />);
    expect(screen.getByRole('link').textContent).toBe('<img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
  });

  it('falls back to the typographic poster when the image does not load', () => {
    renderPage(<FilmCard film={FULL} />);
    const image = document.querySelector('img');
    expect(image?.getAttribute('loading')).toBe('lazy');
    if (image) fireEvent.error(image);
    expect(document.querySelector('img')).toBeNull();
  });
});
