/** The filter panel, sorting, and the slider from keywords to meaning. */
import { count, FILMS } from '@/lib/texts/plural';

export const panelTexts = {
  heading: 'Filters',
  open: 'Filters',
  /** After the number of filters. */
  set: 'active',
  done: (films: number) => `Show ${count(films, FILMS)}`,
  clearAll: 'Clear all',
  ignored: 'ignored',
  chips: 'Active filters',
  filmsWith: (films: number) => count(films, FILMS),
  more: (group: string) => `Show more: ${group.toLowerCase()}`,
  fewer: (group: string) => `Show fewer: ${group.toLowerCase()}`,
  moreShort: 'Show more',
  fewerShort: 'Show fewer',
  hideSeen: 'Hide films I have seen',
  sort: {
    label: 'Sort by',
    relevance: 'Best match',
    rating: 'Highest rated',
    year: 'Newest',
    popularity: 'Most popular',
  },
  ratio: {
    label: 'Match by',
    words: 'Keywords',
    meaning: 'Meaning',
    hint: 'Left: films that contain your words.\nRight: films that match what you mean.',
    steps: ['Keywords only', 'Mostly keywords', 'Keywords and meaning equally', 'Mostly meaning', 'Meaning only'],
  },
} as const;
