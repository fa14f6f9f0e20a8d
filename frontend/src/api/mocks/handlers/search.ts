/** Mocked search results and suggestions. */
import { http } from 'msw';

import { answer, BARE, FULL } from '@/api/mocks/films';
import type { Suggestion, SuggestionList } from '@/api/types';

import { json } from './answers';

const SUGGESTIONS: Suggestion[] = [
  { kind: 'person', text: 'Tom Hanks', movie_count: 5 },
  { kind: 'title', text: 'Forrest Gump', id: FULL.id, year: 1994 },
  { kind: 'genre', text: 'Drama' },
  { kind: 'theme', text: 'road trip', movie_count: 41 },
];

export const searchHandlers = [
  http.get('*/v1/search', () => json(answer([FULL, BARE]))),
  http.get('*/v1/suggest', () => json({ hits: SUGGESTIONS } satisfies SuggestionList)),
];
