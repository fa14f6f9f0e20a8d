import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';

import { json, mockApi } from '@/api/mocks/server';
import { useRecentSearches } from '@/lib/recentSearches';
import { normaliseSearch } from '@/lib/searchParams';
import { renderPart } from '@/testing/render';

import { SearchBox } from './SearchBox';

beforeEach(() => useRecentSearches.getState().forgetAll());

const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Search films' });
const queryOf = (router: Awaited<ReturnType<typeof renderPart>>['router']) =>
  normaliseSearch(router.state.location.search).q;
const highlighted = () => {
  const id = box().getAttribute('aria-activedescendant');
  return id ? document.getElementById(id)?.textContent : null;
};

describe('the search box', () => {
  it('puts the text in the URL after a pause, as one history entry', async () => {
    mockApi();
    const { user, router } = renderPart(<SearchBox />);
    await user.type(box(), 'tom hanks');
    expect(queryOf(router)).toBeUndefined();
    await waitFor(() => expect(queryOf(router)).toBe('tom hanks'));
    await user.type(box(), ' war');
    await waitFor(() => expect(queryOf(router)).toBe('tom hanks war'));
    router.history.back();
    await waitFor(() => expect(router.state.location.href).toBe('/'));
  });

  it('searches immediately on Enter', async () => {
    mockApi();
    const { user, router } = renderPart(<SearchBox />);
    await user.type(box(), 'alien{Enter}');
    await waitFor(() => expect(queryOf(router)).toBe('alien'));
    expect(box().getAttribute('aria-expanded')).toBe('false');
  });

  it('follows the URL when the browser goes back, and drops a pending search', async () => {
    mockApi();
    const { user, router } = renderPart(<SearchBox />, '/search?q=first');
    await act(() => router.navigate({ to: '/search', search: { q: 'second' } }));
    await user.type(box(), ' thought');
    router.history.back();
    await waitFor(() => expect(box().value).toBe('first'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(queryOf(router)).toBe('first');
  });

  it('is empty when the browser goes back to the home page', async () => {
    mockApi();
    const { user, router } = renderPart(<SearchBox />);
    await user.type(box(), 'alien');
    await waitFor(() => expect(queryOf(router)).toBe('alien'));
    router.history.back();
    await waitFor(() => expect(box().value).toBe(''));
  });

  it('gets the focus with a slash, and accepts a slash in its text', async () => {
    mockApi();
    const { user } = renderPart(<SearchBox />);
    await user.keyboard('/');
    expect(document.activeElement).toBe(box());
    await user.keyboard('9/11');
    expect(box().value).toBe('9/11');
  });
});

describe('suggestions', () => {
  it('are selected with the arrow keys and Enter', async () => {
    mockApi();
    const { user, router } = renderPart(<SearchBox />);
    await user.type(box(), 'to');
    await screen.findByRole('listbox');
    await user.keyboard('{ArrowDown}');
    expect(highlighted()).toContain('Tom Hanks');
    await user.keyboard('{ArrowUp}');
    expect(highlighted()).toBeNull();
    await user.keyboard('{ArrowUp}');
    expect(highlighted()).toContain('road tripTheme · 41 films');
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(router.state.location.href).toBe('/search?q=Tom+Hanks'));
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('open a suggested film over a search for it', async () => {
    mockApi();
    const { user, router } = renderPart(<SearchBox />);
    await user.type(box(), 'forr');
    await user.click(await screen.findByRole('option', { name: /Forrest Gump/ }));
    await waitFor(() => expect(router.state.location.href).toBe('/search?q=Forrest+Gump&film=356'));
  });

  it('close with Escape, and a second Escape clears the text', async () => {
    mockApi();
    const { user } = renderPart(<SearchBox />);
    await user.type(box(), 'tom');
    await screen.findByRole('listbox', { name: 'Suggestions' });
    await user.keyboard('{Escape}');
    expect([screen.queryByRole('listbox'), box().value]).toEqual([null, 'tom']);
    await user.keyboard('{Escape}');
    expect(box().value).toBe('');
  });

  it('are not requested for long texts, and not shown when there are none', async () => {
    const requests = mockApi({ suggest: () => json({ hits: [] }) });
    const { user } = renderPart(<SearchBox />);
    await user.type(box(), 'zz');
    await waitFor(() => expect(requests.length).toBeGreaterThan(0));
    expect(box().getAttribute('aria-expanded')).toBe('false');
    const before = requests.length;
    await user.clear(box());
    await user.click(box());
    await user.paste('x'.repeat(80));
    expect(requests.length).toBe(before);
  });
});

describe('keyboard shortcuts', () => {
  it.each(['{Control>}k{/Control}', '{Meta>}k{/Meta}'])('%s works from another field', async (keys) => {
    mockApi();
    const { user } = renderPart(
      <>
        <SearchBox />
        <input aria-label="Another field" />
      </>,
    );
    await user.click(screen.getByLabelText('Another field'));
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByLabelText('Another field'));
    await user.keyboard(keys);
    expect(document.activeElement).toBe(box());
  });

  it('open a search box over a film without closing it', async () => {
    mockApi();
    const { user, router } = renderPart(
      <>
        <div role="dialog" aria-label="A film" />
        <SearchBox />
      </>,
      '/search?q=tom&film=356',
    );
    await user.keyboard('/');
    const palette = await screen.findByRole('dialog', { name: 'Search' });
    const field = await within(palette).findByRole<HTMLInputElement>('combobox');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('alien');
    expect(router.state.location.href).toBe('/search?q=tom&film=356');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.href).toBe('/search?q=alien'));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Search' })).toBeNull());
  });
});

describe('recent searches', () => {
  it('are listed while the box is empty, and can be repeated and removed', async () => {
    mockApi();
    ['heist', 'alien', 'space'].forEach(useRecentSearches.getState().remember);
    const { user, router } = renderPart(<SearchBox />);
    await user.click(box());
    await screen.findByRole('listbox', { name: 'Recent searches' });
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['space', 'alien', 'heist']);
    await user.keyboard('{ArrowDown}{Delete}');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['alien', 'heist']);
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(queryOf(router)).toBe('heist'));
    await user.click(screen.getByRole('button', { name: 'Clear search' }));
    await user.click(await screen.findByRole('button', { name: 'Clear recent searches' }));
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(useRecentSearches.getState().searches).toEqual([]);
  });

  it('contain submitted searches, not every keystroke', async () => {
    mockApi();
    const { user, router } = renderPart(<SearchBox />);
    await user.type(box(), 'ali');
    await waitFor(() => expect(queryOf(router)).toBe('ali'));
    await user.type(box(), 'en{Enter}');
    await waitFor(() => expect(useRecentSearches.getState().searches).toEqual(['alien']));
  });
});
