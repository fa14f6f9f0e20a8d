/** One film, on its own page or over another. */
export const filmTexts = {
  film: 'Film',
  loading: 'Loading the film…',
  failed: 'This film did not load',
  similar: 'Similar films',
  similarFailed: 'Similar films did not load',
  ratedBy: (ratings: string) => `out of 10, from ${ratings}`,
  directedBy: 'Directed by',
  writtenBy: 'Written by',
  with: 'With',
  as: (character: string) => `as ${character}`,
  about: 'About',
  mood: 'Mood',
  viewersSay: 'Viewers say',
  alsoCalled: 'Also called',
  elsewhere: 'Elsewhere',
} as const;
