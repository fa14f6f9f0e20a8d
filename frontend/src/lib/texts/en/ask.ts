/** Asking about films in a conversation. */
export const askTexts = {
  title: 'Ask about films',
  conversation: 'Conversation',
  begin: 'Ask the way you would ask a friend',
  beginHint: 'Every answer is based on films in this catalogue and shows which ones.',
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
  searching: 'Searching for films…',
  stopped: 'You stopped this answer.',
  failed: 'Couldn’t get an answer',
  nothing: 'No answer found. Try rephrasing your question.',
  films: 'Films in this answer',
  citation: (place: number, film: string) => `${place}: ${film}`,
  followUps: 'Suggested questions',
  /** What the answer lacks while a component is unavailable. */
  unavailable: {
    generator: 'The AI writer is unavailable right now, so this answer quotes the films’ own descriptions.',
    embedder: 'Search by meaning is unavailable right now, so films were matched by keywords only.',
  } as Readonly<Record<string, string>>,
  componentUnavailable: (component: string) => `This answer may be incomplete: ${component} is unavailable right now.`,
} as const;
