import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { json, mockApi } from '@/api/mocks/server';
import { normaliseSearch } from '@/lib/searchParams';
import { renderPart } from '@/testing/render';

import { SearchBox } from './SearchBox';

const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Search films' });
const queryOf = (router: Awaited<ReturnType<typeof renderPart>>['router']) =>
  normaliseSearch(router.state.location.search as Record<string, unknown>).q;
const highlighted = () => {
  const id = box().getAttribute('aria-activedescendant');
  return id ? document.getElementById(id)?.textContent : null;
};

describe('the search box', () => {
  it('puts what is typed in the URL after a pause, as one step from the home page', async () => {
    mockApi();
    const { user, router } = await renderPart(<SearchBox />);
    await user.type(box(), 'tom hanks');
    expect(queryOf(router)).toBeUndefined();
    await waitFor(() => expect(queryOf(router)).toBe('tom hanks'));
    await user.type(box(), ' war');
    await waitFor(() => expect(queryOf(router)).toBe('tom hanks war'));
    router.history.back();
    await waitFor(() => expect(router.state.location.href).toBe('/'));
  });

  it('searches at once on Enter', async () => {
    mockApi();
    const { user, router } = await renderPart(<SearchBox />);
    await user.type(box(), 'alien{Enter}');
    await waitFor(() => expect(queryOf(router)).toBe('alien'));
    expect(box().getAttribute('aria-expanded')).toBe('false');
  });

  it('follows the URL when the browser goes back, and drops what was under way', async () => {
    mockApi();
    const { user, router } = await renderPart(<SearchBox />, '/search?q=first');
    await act(() => router.navigate({ to: '/search', search: { q: 'second' } as never }));
    await user.type(box(), ' thought');
    router.history.back();
    await waitFor(() => expect(box().value).toBe('first'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(queryOf(router)).toBe('first');
  });

  it('is empty again when the browser goes back to the home page', async () => {
    mockApi();
    const { user, router } = await renderPart(<SearchBox />);
    await user.type(box(), 'alien');
    await waitFor(() => expect(queryOf(router)).toBe('alien'));
    router.history.back();
    await waitFor(() => expect(box().value).toBe(''));
  });

  it('takes the focus at a slash, and keeps a slash typed into it', async () => {
    mockApi();
    const { user } = await renderPart(<SearchBox />);
    await user.keyboard('/');
    expect(document.activeElement).toBe(box());
    await user.keyboard('9/11');
    expect(box().value).toBe('9/11');
  });
});

describe('suggestions', () => {
  it('are walked with the arrows and taken with Enter', async () => {
    mockApi();
    const { user, router } = await renderPart(<SearchBox />);
    await user.type(box(), 'to');
    await screen.findByRole('listbox');
    await user.keyboard('{ArrowDown}');
    expect(highlighted()).toContain('Tom Hanks');
    await user.keyboard('{ArrowUp}');
    expect(highlighted()).toBeNull();
    await user.keyboard('{ArrowUp}');
    expect(highlighted()).toContain('road triptheme, 41 films');
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(router.state.location.href).toBe('/search?q=Tom+Hanks'));
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('open the film when they name one, over a search for it', async () => {
    mockApi();
    const { user, router } = await renderPart(<SearchBox />);
    await user.type(box(), 'forr');
    await user.click(await screen.findByRole('option', { name: /Forrest Gump/ }));
    await waitFor(() => expect(router.state.location.href).toBe('/search?q=Forrest+Gump&film=356'));
  });

  it('close with Escape, and a second one clears the text', async () => {
    mockApi();
    const { user } = await renderPart(<SearchBox />);
    await user.type(box(), 'tom');
    await screen.findByRole('listbox');
    await user.keyboard('{Escape}');
    expect([screen.queryByRole('listbox'), box().value]).toEqual([null, 'tom']);
    await user.keyboard('{Escape}');
    expect(box().value).toBe('');
  });

  it('stay away for a paragraph, and when there are none', async () => {
    const requests = mockApi({ suggest: () => json({ hits: [] }) });
    const { user } = await renderPart(<SearchBox />);
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
