/** Asking for films in conversation. */
export const askTexts = {
  title: 'Ask',
} as const;
