/** Sets the description of the page, for link previews. The site's own description returns when the page is left. */
import { useEffect } from 'react';

/** The length to which others shorten a description. */
const MAX_LENGTH = 200;

export function usePageDescription(text: string | null | undefined): void {
  useEffect(() => {
    const meta = document.querySelector<HTMLMetaElement>('meta[name=description]');
    if (!meta || !text) return;
    const previous = meta.content;
    meta.content = shortened(text);
    return () => {
      meta.content = previous;
    };
  }, [text]);
}

/** Shortened after a whole word, with an ellipsis. */
export function shortened(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const start = text.slice(0, MAX_LENGTH);
  const lastSpace = start.lastIndexOf(' ');
  return `${(lastSpace > MAX_LENGTH / 2 ? start.slice(0, lastSpace) : start).replace(/[\s.,;:—–-]+$/, '')}…`;
}
