import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { BARE, FULL } from '@/api/mocks/films';

import { EMPTY, entriesOf, isMarked, mark, marksOf, merge, MAX_RECENT, opened, savedFilm, unmark, withMarksOf } from './data';
import { exportList, importList, MAX_FILE_BYTES } from './importExport';
import { readList } from './stored';
import { followOtherTabs, LIST_KEY, useList } from './store';

const film = (id: number) => savedFilm({ ...BARE, id });

describe('marks', () => {
  it('contain what is needed to show the film, and a time', () => {
    const data = mark(EMPTY, 'watchlist', FULL, 5);
    expect(entriesOf(data, 'watchlist')).toEqual([
      { at: 5, film: { id: 356, title: 'Forrest Gump', year: 1994, genres: FULL.genres, poster_url: FULL.poster_url } },
    ]);
    expect(unmark(data, 'watchlist', 356)).toEqual(EMPTY);
  });

  it('are never both like and dislike', () => {
    const data = mark(mark(mark(EMPTY, 'seen', FULL, 1), 'like', FULL, 2), 'dislike', FULL, 3);
    expect((['like', 'dislike', 'seen'] as const).map((name) => isMarked(data, name, 356))).toEqual([false, true, true]);
  });

  it('are listed newest first', () => {
    const data = mark(mark(EMPTY, 'like', film(1), 10), 'like', film(2), 20);
    expect(entriesOf(data, 'like').map((entry) => entry.film.id)).toEqual([2, 1]);
  });

  it('of one film can be restored without changing other films', () => {
    const before = mark(mark(EMPTY, 'like', film(1), 10), 'seen', film(1), 11);
    const after = mark(mark(mark(before, 'dislike', film(1), 20), 'hidden', film(1), 21), 'like', film(2), 22);
    const back = withMarksOf(after, 1, marksOf(before, 1));
    expect(marksOf(back, 1)).toEqual({ like: { film: film(1), at: 10 }, seen: { film: film(1), at: 11 } });
    expect(isMarked(back, 'like', 2)).toBe(true);
    expect(withMarksOf(back, 1, {}).marks.seen).toEqual({});
  });

  it('do not include inherited properties', () => {
    expect(isMarked(EMPTY, 'like', 'constructor' as unknown as number)).toBe(false);
  });
});

describe('recently opened films', () => {
  it('contain each film once, up to a limit', () => {
    let data = EMPTY;
    for (let id = 0; id < 40; id += 1) data = opened(data, film(id % 30), id);
    expect(data.recent).toHaveLength(MAX_RECENT);
    expect(data.recent[0]).toEqual({ film: film(9), at: 39 });
    expect(new Set(data.recent.map((entry) => entry.film.id)).size).toBe(MAX_RECENT);
  });
});

describe('an exported list', () => {
  const mine = opened(mark(mark(EMPTY, 'like', film(1), 10), 'watchlist', film(2), 10), film(1), 3);

  it('is imported unchanged', () => {
    expect(importList(exportList(mine), EMPTY)).toEqual({ ok: true, data: mine, added: 2, invalid: 0 });
    expect(merge(mine, mine)).toEqual(mine);
  });

  it('is merged with the current list; the later mark counts', () => {
    const theirs = mark(mark(EMPTY, 'dislike', film(1), 20), 'seen', film(3), 1);
    const merged = merge(mine, theirs);
    expect(merged).toEqual(merge(theirs, mine));
    expect([isMarked(merged, 'like', 1), isMarked(merged, 'dislike', 1), isMarked(merged, 'watchlist', 2), isMarked(merged, 'seen', 3)]).toEqual([
      false, true, true, true,
    ]);
  });

  it.each(['null', '[]', '{"format":"other","version":1}', '{"format":"cinerag-list"}', '{"format":"cinerag-list","version":1}'])(
    'is rejected when it is not a list: %s',
    (text) => {
      expect(importList(text, mine)).toEqual({ ok: false, reason: 'not-a-list' });
    },
  );

  it.each(['', '{', 'PNG'])('is rejected when it is not JSON: %s', (text) => {
    expect(importList(text, mine)).toEqual({ ok: false, reason: 'not-json' });
  });

  it('is rejected when it is too large', () => {
    expect(importList(' '.repeat(MAX_FILE_BYTES + 1), mine)).toEqual({ ok: false, reason: 'too-large' });
  });

  it('counts new and invalid entries', () => {
    const broken = { ...mark(EMPTY, 'seen', film(9), 1).marks, like: { 1: { film: film(1), at: 10 }, 2: 'broken' } };
    const imported = importList(JSON.stringify({ format: 'cinerag-list', version: 1, marks: broken }), mine);
    expect(imported).toMatchObject({ ok: true, added: 1, invalid: 1 });
  });

  it('is rejected when it is from a later version', () => {
    expect(importList('{"format":"cinerag-list","version":2}', mine)).toEqual({ ok: false, reason: 'too-new' });
  });

  it('loses only its invalid entries', () => {
    const good = { film: { id: 4, title: 'Good', year: 'x', genres: ['War', 3], poster_url: 'javascript:alert(1)' }, at: 1 };
    const bad = [{ film: { id: -1, title: 'a' }, at: 1 }, { film: { id: 1, title: '' }, at: 1 }, { film: { id: 1, title: 'a' } }, null, 7];
    const entries = Object.fromEntries([good, ...bad].entries());
    const data = readList({ marks: { like: entries, seen: 3, unknown: entries }, recent: [good, ...bad] });
    expect(Object.values(data.marks.like)).toEqual([{ film: { id: 4, title: 'Good', year: null, genres: ['War'], poster_url: null }, at: 1 }]);
    expect(data.recent).toHaveLength(1);
    expect(data.marks.seen).toEqual({});
  });
});

describe('the stored list', () => {
  beforeEach(() => useList.getState().clear());
  afterEach(() => vi.restoreAllMocks());

  it('is written and read again', async () => {
    expect(useList.getState().toggle('like', FULL)).toBe(true);
    const stored = window.localStorage.getItem(LIST_KEY) ?? '';
    expect(stored).toContain('Forrest Gump');
    expect(useList.getState().toggle('like', FULL)).toBe(false);
    window.localStorage.setItem(LIST_KEY, stored);
    await useList.persist.rehydrate();
    expect(isMarked(useList.getState(), 'like', 356)).toBe(true);
  });

  it('follows another tab', async () => {
    const stop = followOtherTabs();
    const other = JSON.stringify({ state: mark(EMPTY, 'seen', FULL, 1), version: 1 });
    window.localStorage.setItem(LIST_KEY, other);
    window.dispatchEvent(new StorageEvent('storage', { key: LIST_KEY, newValue: other }));
    await vi.waitFor(() => expect(isMarked(useList.getState(), 'seen', 356)).toBe(true));
    stop();
  });

  it.each(['{', '{"state":{"marks":7},"version":1}', '{"state":null,"version":0}'])('ignores invalid stored data: %s', async (stored) => {
    window.localStorage.setItem(LIST_KEY, stored);
    await useList.persist.rehydrate();
    expect(useList.getState().toggle('like', FULL)).toBe(true);
  });

  it('works when nothing can be stored', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    useList.getState().mark('like', FULL);
    expect(isMarked(useList.getState(), 'like', 356)).toBe(true);
  });
});
