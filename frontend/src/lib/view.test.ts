import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { at } from '@/api/mocks/render';

import { closeFilm, currentView, formatView, MAX_QUERY_LENGTH, navigate, parseView, useView } from './view';

describe('an address', () => {
  it('is read into a view', () => {
    expect(parseView('?q=tom+hanks&mode=keyword&film=356')).toEqual({ q: 'tom hanks', mode: 'keyword', film: 356 });
  });

  it.each(['?mode=magic&film=1e3', '?film=-4', '?film=', '?film=99999999999', ''])(
    'counts what it does not understand as absent: %s',
    (search) => expect(parseView(search)).toEqual({ q: '', mode: 'hybrid', film: null }),
  );

  it('cuts a text that no server would take', () => {
    expect(parseView(`?q=${'a'.repeat(9000)}`).q).toHaveLength(MAX_QUERY_LENGTH);
  });

  it('comes back the same, with defaults left out', () => {
    const view = { q: 'C’est “ça” & <b>?#/', mode: 'semantic', film: 1 } as const;
    expect(parseView(formatView(view).slice(1))).toEqual(view);
    expect(formatView({ q: '', mode: 'hybrid', film: null })).toBe('/');
  });
});

describe('navigation', () => {
  it('tells subscribers', () => {
    const { result } = renderHook(() => useView());
    act(() => navigate({ q: 'alien' }));
    expect(result.current.q).toBe('alien');
  });

  it('adds an entry, or replaces the current one', () => {
    const before = window.history.length;
    navigate({ q: 'a' });
    navigate({ q: 'ab' }, { replace: true });
    navigate({ q: 'ab' });
    expect(window.history.length).toBe(before + 1);
  });

  it('goes back when the browser does', async () => {
    const { result } = renderHook(() => useView());
    act(() => navigate({ q: 'first' }));
    act(() => navigate({ q: 'second' }));
    act(() => window.history.back());
    await waitFor(() => expect(result.current.q).toBe('first'));
  });
});

describe('closing a film', () => {
  it('returns to the page it was opened from, however many films ago', async () => {
    renderHook(() => useView());
    navigate({ q: 'hanks' });
    navigate({ film: 1 });
    navigate({ film: 2 });
    closeFilm();
    // The second click of a double click.
    closeFilm();
    await waitFor(() => expect(currentView()).toEqual({ q: 'hanks', mode: 'hybrid', film: null }));
  });

  it('stays on the site when the film was the first page', () => {
    at('/?q=hanks&film=3');
    closeFilm();
    expect(currentView()).toEqual({ q: 'hanks', mode: 'hybrid', film: null });
  });
});
