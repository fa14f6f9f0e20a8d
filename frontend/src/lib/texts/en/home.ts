/** The home page. */
export const homeTexts = {
  title: 'CineRAG · Find a film in your own words',
  heading: 'Find the film you half remember.',
  invitation: 'Describe it your way: what happens, how it feels, who is in it, when it was made.',
  failed: 'Couldn’t load the home page',
  examplesLabel: 'Example searches',
  /** Each shows another kind of search, and each has good results even in the smallest catalogue. */
  examples: [
    'films like Inception but darker',
    'that film where toys come alive',
    'silent films before 1930',
    'a trial decided in one room',
    'short comedies without violence',
    'gentle films for a rainy Sunday',
  ],
  featured: 'Film of the day',
  more: 'More info',
  moreAbout: (film: string) => ` about ${film}`,
  watchlist: 'Watchlist',
  recent: 'Recently viewed',
} as const;
