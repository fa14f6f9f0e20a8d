/** Your list: what you liked, want to see, have seen. */
import { count, FILMS, type Forms } from '@/lib/texts/plural';

const MARKS: Forms = { one: 'entry', other: 'entries' };

export const listTexts = {
  title: 'Your list',
  notKept: 'This browser does not let the site keep anything. Your list is gone when you close the page, unless you save it to a file.',
  parts: 'Parts of your list',
  tabs: { watchlist: 'Watchlist', liked: 'Liked', seen: 'Seen', disliked: 'Not for me', hidden: 'Hidden' },
  sort: 'Order',
  sorts: { added: 'Last added', title: 'Title', year: 'Year' },
  films: (films: number) => count(films, FILMS),
  remove: (film: string) => `Remove ${film} from this part of the list`,
  removeShort: 'Remove',
  empty: {
    watchlist: 'Nothing to watch yet.',
    liked: 'No favourites yet.',
    seen: 'No film marked as seen yet.',
    disliked: 'Nothing you dislike, so far.',
    hidden: 'Nothing is hidden.',
  },
  emptyHint: {
    watchlist: 'Press the bookmark on a film that you want to see, and it waits for you here.',
    liked: 'Press the heart on films that you love. From a few of them the site can tell what else you may like.',
    seen: 'Press the eye on films that you know, and they are here, and out of your way if you want.',
    disliked: 'Open a film and choose “Not for me”. Suggestions will keep away from films like it.',
    hidden: 'Open a film and choose “Hide”, and it no longer turns up in what the site proposes.',
  },
  lookAround: 'Look around',
  search: 'Search for a film',
  forYou: {
    heading: 'For you',
    hint: 'From what you like, without what you have seen or put away.',
    because: (film: string) => `Because you liked ${film}`,
    failed: 'The suggestions did not load',
    none: 'Nothing new came up. A few more films that you like would help.',
    begin: 'Like a film or two, and films chosen for you appear here.',
    weaker: 'A part of the search is away, so these suggestions may be rougher than usual.',
  },
  keeping: {
    heading: 'Keep it, take it along',
    hideSeen: 'Leave out films I have seen, everywhere',
    hideSeenHint: 'They stay in your list.',
    export: 'Save to a file',
    import: 'Add from a file',
    exported: (films: number) => `Saved ${count(films, MARKS)} to a file`,
    imported: (added: number) => (added === 0 ? 'Everything in this file was in your list already' : `Added ${count(added, MARKS)} to your list`),
    unread: (unread: number) => `${count(unread, MARKS)} in the file could not be read and ${unread === 1 ? 'was' : 'were'} left out.`,
    faultHeading: (file: string) => `Nothing was added from ${file}`,
    clear: 'Clear the list',
    clearAsk: (films: number) => `Clear the whole list, ${count(films, MARKS)} and the films opened last?`,
    clearYes: 'Yes, clear it',
    clearNo: 'Keep it',
    cleared: 'Your list is empty now',
  },
  faults: {
    'too-large': 'The file is larger than any list can be.',
    'not-json': 'The file is damaged, or it is of another kind: it could not be read.',
    'not-a-list': 'The file can be read, but it is not a list from this site.',
    'too-new': 'The file was made by a newer version of the site.',
    unreadable: 'The browser could not open the file.',
  },
} as const;
