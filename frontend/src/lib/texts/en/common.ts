/** Sentences that several parts of the site share. */
import { count, FILMS } from '@/lib/texts/plural';

export const commonTexts = {
  close: 'Close',
  tryAgain: 'Try again',
  undo: 'Undo',
  loadingFilms: 'Loading films…',
  unexpected: 'Something unexpected happened.',
  request: 'Request',
  films: (howMany: number) => count(howMany, FILMS),
  outOfTen: 'out of 10',
  whyHere: 'Why it is here',
  rowBack: (row: string) => `${row}: back`,
  rowMore: (row: string) => `${row}: more`,
  remove: (what: string) => `Remove ${what}`,
  dismiss: 'Dismiss',
  actionsFor: (film: string) => `What to do with ${film}`,
} as const;
