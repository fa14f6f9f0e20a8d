/** Your list: what you liked, want to see, have seen. */
export const listTexts = {
  title: 'Your list',
  heading: 'Your list',
  empty: 'Nothing here yet.',
  emptyHint: 'Films that you like or want to see are kept here, on this device only.',
  notAFile: 'This file is not a list from this site.',
  tooNew: 'This file was made by a newer version of the site.',
} as const;
