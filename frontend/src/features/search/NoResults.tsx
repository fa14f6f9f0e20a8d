/** Nothing found, and what to do about it. */
import { Link } from '@tanstack/react-router';

import { SearchLink } from '@/components/SearchLink';
import { DEFAULT_RATIO } from '@/lib/searchParams';
import { modeOf } from '@/lib/searchRequest';
import { searchTexts } from '@/lib/texts';

import { useSearchState } from './useSearch';

const LINK = 'text-lamp underline underline-offset-4 hover:text-bone';

export function NoResults() {
  const state = useSearchState();
  const texts = searchTexts.nothing;
  return (
    <section className="max-w-2xl rounded-md bg-seat p-6">
      <h3 className="font-display text-xl">{texts.heading}</h3>
      <ul className="mt-3 list-disc space-y-2 pl-5 text-sand marker:text-dust">
        {modeOf(state) === 'keyword' ? (
          <li>
            {texts.exact}{' '}
            <SearchLink search={{ ...state, semantic_ratio: DEFAULT_RATIO }} className={LINK}>
              {texts.byMeaning}
            </SearchLink>
            .
          </li>
        ) : null}
        <li>{texts.plot}</li>
        <li>{texts.name}</li>
        <li>
          {texts.or}{' '}
          <Link to="/" className={LINK}>
            {texts.shelves}
          </Link>
          .
        </li>
      </ul>
    </section>
  );
}
