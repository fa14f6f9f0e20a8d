/** What the page is about, for whoever shows a link to it. The site's own description is back when the page goes. */
import { useEffect } from 'react';

/** What others cut a description to. */
const LONGEST = 200;

export function usePageDescription(text: string | null | undefined): void {
  useEffect(() => {
    const meta = document.querySelector<HTMLMetaElement>('meta[name=description]');
    if (!meta || !text) return;
    const before = meta.content;
    meta.content = shortened(text);
    return () => {
      meta.content = before;
    };
  }, [text]);
}

/** Whole words, and a sign that there is more. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > LONGEST / 2 ? cut.slice(0, lastSpace) : cut).replace(/[\s.,;:—–-]+$/, '')}…`;
}
