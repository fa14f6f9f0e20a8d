/** The search box, which is on every page. */
import type { Suggestion } from '@/api/types';
import { count, FILMS } from '@/lib/texts/plural';

export const boxTexts = {
  box: 'Search films',
  placeholder: 'A plot, a mood, a person, a decade…',
  clearBox: 'Clear search',
  suggestions: 'Suggestions',
  recent: 'Recent searches',
  recentHint: 'Press Delete to remove the selected search.',
  clearRecent: 'Clear recent searches',
  suggestedFilm: (year: number | null) => (year === null ? 'Film' : `Film · ${year}`),
  kinds: { person: 'Person', genre: 'Genre', theme: 'Theme', title: 'Film' } as Readonly<Record<Suggestion['kind'], string>>,
  suggestedKind: (kind: string, films: number | null) => (films === null ? kind : `${kind} · ${count(films, FILMS)}`),
  palette: 'Search',
} as const;
