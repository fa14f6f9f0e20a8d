/** The home page. */
export const homeTexts = {
  title: 'CineRAG · find a film in your own words',
  heading: 'Find the film you half remember.',
  invitation: 'Say it your way: what happens, how it feels, who is in it, when it was made.',
  failed: 'The shelves did not load',
  examplesLabel: 'Questions to try',
  /** Each of another kind, and each with good answers even in the smallest catalogue. */
  examples: [
    'films like Inception but darker',
    'that film where toys come alive',
    'silent films before 1930',
    'a trial decided in one room',
    'short comedies without violence',
    'gentle films for a rainy Sunday',
  ],
  featured: 'Today’s film',
  more: 'More about it',
  moreAbout: (film: string) => `: ${film}`,
  watchlist: 'Watchlist',
  goOn: 'Continue where you were',
} as const;
