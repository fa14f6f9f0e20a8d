/** Texts that several parts of the site share. */
import { count, FILMS } from '@/lib/texts/plural';

export const commonTexts = {
  close: 'Close',
  tryAgain: 'Try again',
  undo: 'Undo',
  loadingFilms: 'Loading films…',
  unexpected: 'Something went wrong.',
  request: 'Request ID',
  films: (howMany: number) => count(howMany, FILMS),
  outOfTen: 'out of 10',
  reasons: 'Why this film',
  rowBack: (row: string) => `${row}: previous films`,
  rowMore: (row: string) => `${row}: more films`,
  remove: (what: string) => `Remove ${what}`,
  dismiss: 'Dismiss',
  actionsFor: (film: string) => `Actions for ${film}`,
} as const;
