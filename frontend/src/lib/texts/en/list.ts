/** Your list: films you liked, want to see, or have seen. */
import { count, FILMS, type Forms } from '@/lib/texts/plural';

const ENTRIES: Forms = { one: 'entry', other: 'entries' };

export const listTexts = {
  title: 'Your list',
  notSaved: 'This browser blocks storage for this site. Your list will be lost when you close the page, unless you export it.',
  parts: 'Sections of your list',
  tabs: { watchlist: 'Watchlist', liked: 'Liked', seen: 'Seen', disliked: 'Not for me', hidden: 'Hidden' },
  sort: 'Sort by',
  sorts: { added: 'Recently added', title: 'Title', year: 'Year' },
  films: (films: number) => count(films, FILMS),
  remove: (film: string) => `Remove ${film} from this list`,
  removeShort: 'Remove',
  empty: {
    watchlist: 'Your watchlist is empty.',
    liked: 'No liked films yet.',
    seen: 'No seen films yet.',
    disliked: 'No disliked films.',
    hidden: 'No hidden films.',
  },
  emptyHint: {
    watchlist: 'Use the bookmark on a film to save it for later.',
    liked: 'Use the heart on films you love to get recommendations.',
    seen: 'Use the eye on films you have seen. You can hide them from results.',
    disliked: 'Open a film and choose “Not for me”. You will get fewer recommendations like it.',
    hidden: 'Open a film and choose “Hide” to stop seeing it in results and recommendations.',
  },
  browse: 'Browse films',
  search: 'Search for a film',
  forYou: {
    heading: 'For you',
    hint: 'Based on films you like. Seen and hidden films are left out.',
    because: (film: string) => `Because you liked ${film}`,
    failed: 'Couldn’t load recommendations',
    none: 'No new recommendations. Like a few more films to get some.',
    begin: 'Like a film or two to get recommendations.',
    degraded: 'Part of the search is unavailable right now, so these recommendations may be less accurate.',
  },
  settings: {
    heading: 'Back up your list',
    hideSeen: 'Hide films I have seen everywhere',
    hideSeenHint: 'They stay in your list.',
    export: 'Export',
    import: 'Import',
    exported: (films: number) => `Exported ${count(films, ENTRIES)}`,
    imported: (added: number) => (added === 0 ? 'Everything in this file was already in your list' : `Added ${count(added, ENTRIES)} to your list`),
    invalid: (invalid: number) => `${count(invalid, ENTRIES)} in the file could not be read and ${invalid === 1 ? 'was' : 'were'} skipped.`,
    faultHeading: (file: string) => `Couldn’t import ${file}`,
    clear: 'Clear list',
    clearAsk: (films: number) => `Clear your whole list (${count(films, ENTRIES)}) and your recently viewed films?`,
    clearYes: 'Clear list',
    clearNo: 'Cancel',
    cleared: 'Your list is empty now',
  },
  faults: {
    'too-large': 'The file is too large.',
    'not-json': 'The file could not be read. It may be damaged or in another format.',
    'not-a-list': 'The file does not contain a list from this site.',
    'too-new': 'The file was exported by a newer version of this site.',
    unreadable: 'The browser could not open the file.',
  },
} as const;
