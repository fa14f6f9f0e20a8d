/** How reviews by users of TMDB begin, each with its author and a link to the whole review. */
import { useId } from 'react';

import type { Movie } from '@/api/types';
import { filmTexts } from '@/lib/texts';

const texts = filmTexts.reviews;

export function Reviews({ reviews }: { reviews: Movie['reviews'] }) {
  const id = useId();
  const shown = reviews.filter(({ url }) => url.startsWith('https://'));
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 font-display text-xl">
        {texts.heading}
      </h2>
      <ul className="flex max-w-prose flex-col gap-5">
        {shown.map(({ author, excerpt, url }) => (
          <li key={url} className="border-l-2 border-edge pl-4">
            <blockquote cite={url} className="text-sand wrap-anywhere">
              {excerpt}
            </blockquote>
            <p className="mt-1 text-sm text-dust">
              {texts.by(author)}{' '}
              <a href={url} target="_blank" rel="noreferrer" className="underline decoration-edge underline-offset-4 hover:text-lamp">
                {texts.whole}
                <span className="sr-only">
                  {' '}
                  {texts.of(author)} {filmTexts.newTab}
                </span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
