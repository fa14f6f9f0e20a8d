/** No results, and what to do: remove a filter, search by meaning, or try another search. */
import type { SearchAnswer } from '@/api/types';
import { SearchLink } from '@/components/SearchLink';
import { Link } from '@/lib/router';
import { DEFAULT_RATIO, normaliseSearch, type SearchState } from '@/lib/searchParams';
import { modeOf } from '@/lib/searchRequest';
import { searchTexts } from '@/lib/texts';

import { chipsOf, saysNothing } from './chips';
import { Examples, PILL } from './Examples';

const LINK = 'text-lamp underline underline-offset-4 hover:text-bone';

interface Props {
  state: SearchState;
  answer: SearchAnswer | null;
  /** There are results, but all of them are hidden. */
  allHidden: boolean;
}

export function NoResults({ state, answer, allHidden }: Props) {
  const texts = searchTexts.nothing;
  // Removing the last part would leave nothing to search by.
  const looser = chipsOf(state, answer?.query ?? null)
    .map(({ key, label, without }) => ({ key, label, search: normaliseSearch({ ...state, ...without }) }))
    .map(({ search, ...chip }) => ({ ...chip, search: search.q !== undefined && saysNothing(search.q) ? withoutWords(search) : search }))
    .filter(({ search }) => Object.keys(search).some((part) => part !== 'sort' && part !== 'semantic_ratio'));
  if (allHidden) return <p className="text-sand">{texts.allHidden}</p>;
  return (
    <section className="flex max-w-3xl flex-col gap-5 rounded-xl border border-rail bg-seat p-6 sm:p-8">
      <h3 className="font-display text-2xl">{texts.heading}</h3>
      {looser.length > 0 ? (
        <div>
          <h4 className="mb-3 text-sm font-semibold text-dust">{texts.loosen}</h4>
          <ul className="flex flex-wrap gap-2">
            {looser.map(({ key, label, search }) => (
              <li key={key}>
                <SearchLink search={search} className={PILL}>
                  {texts.without(label)}
                </SearchLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <ul className="list-disc space-y-2 pl-5 text-sand marker:text-dust">
        {modeOf(state) === 'keyword' && state.q !== undefined ? (
          <li>
            {texts.keywordsOnly}{' '}
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
            {texts.home}
          </Link>
          .
        </li>
      </ul>
      <div>
        <h4 className="mb-3 text-sm font-semibold text-dust">{texts.try}</h4>
        <Examples />
      </div>
    </section>
  );
}

function withoutWords({ q: _, ...search }: SearchState): SearchState {
  return search;
}
