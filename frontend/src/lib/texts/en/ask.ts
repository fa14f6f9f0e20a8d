/** Asking for films in conversation. */
export const askTexts = {
  title: 'Ask about films',
  conversation: 'Conversation',
  begin: 'Ask like you would ask a friend',
  beginHint: 'Answers are put together from the records of the films in this catalogue, and say which ones.',
  starters: [
    'A film for tonight that is funny but not silly?',
    'What should I watch after Blade Runner?',
    'Which films here are about letting go?',
  ],
  yourQuestion: 'Your question',
  placeholder: 'A mood, a plot…',
  send: 'Send',
  stop: 'Stop',
  startOver: 'New conversation',
  askAgain: 'Ask again',
  youAsked: 'You asked:',
  answer: 'Answer',
  looking: 'Looking through the films…',
  stopped: 'You stopped this answer.',
  failed: 'The answer did not come',
  nothing: 'There was nothing to say to that. Try other words.',
  films: 'Films in this answer',
  citation: (place: number, film: string) => `${place}: ${film}`,
  next: 'Questions that may come next',
  /** The parts of the API that can be away, by what the reader loses. */
  away: {
    generator: 'Put together from the films’ own descriptions; the writer is away.',
    embedder: 'Search by meaning is away, so the films were found by words only.',
  } as Readonly<Record<string, string>>,
  partAway: (part: string) => `This answer could be better: ${part} is away.`,
} as const;
