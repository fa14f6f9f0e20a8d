/** Links to the film on other sites. */
import { ExternalLink } from 'lucide-react';

import type { Movie } from '@/api/types';
import { filmTexts } from '@/lib/texts';

/** Only https addresses become links. */
export const sitesOf = ({ links }: Movie): readonly { name: string; url: string }[] =>
  [
    { name: 'IMDb', url: links.imdb ?? '' },
    { name: 'TMDB', url: links.tmdb ?? '' },
  ].filter(({ url }) => url.startsWith('https://'));

export function ExternalLinks({ film }: { film: Movie }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {sitesOf(film).map(({ name, url }) => (
        <li key={name}>
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-8 pointer-coarse:min-h-11 items-center gap-1.5 text-bone underline decoration-edge underline-offset-4 hover:text-lamp print:after:content-['_('attr(href)')']"
          >
            {name}
            <span className="sr-only"> {filmTexts.newTab}</span>
            <ExternalLink aria-hidden="true" className="size-3.5 print:hidden" />
          </a>
        </li>
      ))}
    </ul>
  );
}
