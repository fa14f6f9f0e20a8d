/** The title of the tab. An overlay sets it while it is open; then the title of the page returns. */
import { useEffect } from 'react';

const titles: { text: string }[] = [];

export function usePageTitle(text: string): void {
  useEffect(() => {
    const title = { text };
    titles.push(title);
    show();
    return () => {
      titles.splice(titles.indexOf(title), 1);
      show();
    };
  }, [text]);
}

function show(): void {
  const top = titles.at(-1);
  if (top) document.title = top.text;
}
