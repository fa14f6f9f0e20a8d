/** The search box, which is on every page. */
import { count, FILMS } from '@/lib/texts/plural';

export const boxTexts = {
  box: 'Search films',
  placeholder: 'A plot, a mood, a person, a decade…',
  clearBox: 'Clear the text',
  suggestions: 'Suggestions',
  recent: 'Recent searches',
  recentHint: 'Press Delete to remove the highlighted one.',
  recentKind: 'Searched before',
  clearRecent: 'Forget these searches',
  suggestedFilm: (year: number | null) => (year === null ? 'Film' : `Film · ${year}`),
  kinds: { person: 'Person', genre: 'Genre', theme: 'Theme', title: 'Film' } as Readonly<Record<string, string>>,
  suggestedKind: (kind: string, films: number | null) => (films === null ? kind : `${kind} · ${count(films, FILMS)}`),
  palette: 'Search',
} as const;
