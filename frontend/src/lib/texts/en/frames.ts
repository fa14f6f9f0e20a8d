/** What a page shows before the rest of it has loaded. */
export const frameTexts = {
  list: 'Your list',
  listPrivate: 'Saved in this browser. Only you can see it.',
  loadingFilm: 'Loading the film…',
  resultsFor: 'Results for',
} as const;
