/** The home page. */
export const homeTexts = {
  title: 'CineRAG · find a film in your own words',
  heading: 'Find the film you half remember.',
  invitation: 'Say it your way: what happens, how it feels, who is in it, when it was made.',
  failed: 'The shelves did not load',
  examplesLabel: 'Searches to try',
  examples: [
    'a lonely man falls in love with a computer',
    'Hitchcock',
    'gentle films for a rainy Sunday',
    'the one with the shark',
  ],
} as const;
