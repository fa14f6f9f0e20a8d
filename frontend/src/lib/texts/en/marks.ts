/** What can be done with a film: to like it, to keep it for later, and so on. Apart, since cards everywhere show it. */
export const markTexts = {
  actions: (film: string) => `Your list: ${film}`,
  /** On a button that has room for a word. */
  short: { like: 'Like', dislike: 'Not for me', watchlist: 'Watchlist', seen: 'Seen', hidden: 'Hide' },
  /** The name of a button, which says the film as well: a page has many of them. */
  named: {
    like: (film: string) => `Like ${film}`,
    dislike: (film: string) => `${film} is not for me`,
    watchlist: (film: string) => `${film} on my watchlist`,
    seen: (film: string) => `I have seen ${film}`,
    hidden: (film: string) => `Hide ${film}`,
  },
  added: {
    like: (film: string) => `You like ${film}`,
    dislike: (film: string) => `${film} is not for you`,
    watchlist: (film: string) => `${film} is on your watchlist`,
    seen: (film: string) => `You have seen ${film}`,
    hidden: (film: string) => `${film} is out of sight`,
  },
  removed: {
    like: (film: string) => `You no longer like ${film}`,
    dislike: (film: string) => `${film} is no longer marked as not for you`,
    watchlist: (film: string) => `${film} is off your watchlist`,
    seen: (film: string) => `${film} is no longer marked as seen`,
    hidden: (film: string) => `${film} is back in sight`,
  },
} as const;
