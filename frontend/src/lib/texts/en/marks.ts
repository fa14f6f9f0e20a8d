/** What a visitor can mark a film as. A file of its own, since cards on every page need it. */
export const markTexts = {
  actions: (film: string) => `Your list: ${film}`,
  /** On a button with room for text. */
  short: { like: 'Like', dislike: 'Not for me', watchlist: 'Watchlist', seen: 'Seen', hidden: 'Hide' },
  /** The accessible name of a button without text. It names the film, since a page has many such buttons. */
  named: {
    like: (film: string) => `Like ${film}`,
    dislike: (film: string) => `${film} is not for me`,
    watchlist: (film: string) => `Add ${film} to watchlist`,
    seen: (film: string) => `Mark ${film} as seen`,
    hidden: (film: string) => `Hide ${film}`,
  },
  added: {
    like: (film: string) => `You liked ${film}`,
    dislike: (film: string) => `${film} marked as not for you`,
    watchlist: (film: string) => `${film} added to your watchlist`,
    seen: (film: string) => `${film} marked as seen`,
    hidden: (film: string) => `${film} hidden`,
  },
  removed: {
    like: (film: string) => `${film} removed from your liked films`,
    dislike: (film: string) => `${film} no longer marked as not for you`,
    watchlist: (film: string) => `${film} removed from your watchlist`,
    seen: (film: string) => `${film} no longer marked as seen`,
    hidden: (film: string) => `${film} no longer hidden`,
  },
} as const;
