/** Links to trailers. They open in a new tab, so that no other site sets a cookie here before somebody asks for its video. */
import { Play } from 'lucide-react';

import type { Movie } from '@/api/types';
import { buttonClass } from '@/components/Button';
import { filmTexts } from '@/lib/texts';

export function Trailers({ trailers }: { trailers: Movie['trailers'] }) {
  const shown = trailers.filter(({ url }) => url.startsWith('https://'));
  if (shown.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-3 print:hidden">
      {shown.map(({ site, name, url }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noreferrer" className={`gap-2 ${buttonClass('secondary')}`}>
            <Play aria-hidden="true" className="size-4" />
            {filmTexts.trailer(name ?? undefined, site)}
            <span className="sr-only"> {filmTexts.newTab}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
