/** The search box and what it finds. */
import { count, FILMS } from '@/lib/texts/plural';

export const searchTexts = {
  title: 'Search',
  box: 'Search films',
  placeholder: 'A plot, a mood, a person, a decade…',
  suggestions: 'Suggestions',
  suggestedFilm: (year: number | null) => (year === null ? 'film' : `film, ${year}`),
  suggestedKind: (kind: string, films: number | null) => (films === null ? kind : `${kind}, ${count(films, FILMS)}`),
  mode: {
    label: 'Search by meaning, by words or by both',
    semantic: 'Meaning',
    hybrid: 'Both',
    keyword: 'Words',
  },
  begin: 'What are you in the mood for?',
  headingBefore: 'Films for',
  failed: 'The search did not work',
  noneFound: 'No films found',
  found: (films: number, took: string) => `${count(films, FILMS)}, in ${took}`,
  bestOf: (shown: number, total: number, took: string) => `The best ${shown} of ${total} ranked, in ${took}`,
  underTenth: 'under 0.1 ms',
  milliseconds: (value: string) => `${value} ms`,
  weaker: 'These results are not as good as they could be.',
  /** The parts of the API that can be away, by what the reader loses. */
  away: {
    embedder: 'Search by meaning is away, so these films were matched by words only.',
    cross_encoder: 'The closer look at the first films is away, so they stand in the usual order.',
  } as Readonly<Record<string, string>>,
  partAway: (part: string) => `A part of the search is away: ${part}.`,
  readAs: 'Read as',
  setAside: (what: string) => `Too little was left with everything you asked for, so this was set aside: ${what}.`,
  nothing: {
    heading: 'Nothing here by that description.',
    exact: 'Words must match exactly here.',
    byMeaning: 'Search by meaning as well',
    plot: 'Say what happens in it: “a boy befriends a stranded alien”.',
    name: 'Name someone in it, or the decade it is from.',
    or: 'Or',
    shelves: 'look around the shelves',
  },
} as const;
