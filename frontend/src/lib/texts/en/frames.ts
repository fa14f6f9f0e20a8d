/** What a page says before the rest of it has come. */
export const frameTexts = {
  list: 'Your list',
  listKept: 'Kept in this browser, for your eyes only.',
  loadingFilm: 'Loading the film…',
  searchFor: 'Films for',
  browse: 'Films by your filters',
} as const;
