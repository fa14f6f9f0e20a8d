/** The search before anything is searched for: what one can say, and genres to start from. */
import { useQuery } from '@tanstack/react-query';

import { genresQuery } from '@/api/queries';
import { SearchLink } from '@/components/SearchLink';
import { number } from '@/lib/texts/plural';
import { searchTexts } from '@/lib/texts';

import { Examples, PILL } from './Examples';

export function Begin() {
  const { data } = useQuery(genresQuery());
  return (
    <div className="page py-10 sm:py-16">
      <div className="mx-auto flex max-w-3xl flex-col items-center gap-6 text-center">
        <h1 className="font-display text-3xl text-balance sm:text-5xl">{searchTexts.begin}</h1>
        <p className="max-w-xl text-lg text-sand">{searchTexts.beginHint}</p>
        <Examples className="justify-center" />
        {data && data.hits.length > 0 ? (
          <section aria-labelledby="begin-genres" className="mt-6">
            <h2 id="begin-genres" className="mb-4 font-display text-xl">
              {searchTexts.genresLabel}
            </h2>
            <ul className="flex flex-wrap justify-center gap-2">
              {data.hits.map(({ name, count }) => (
                <li key={name}>
                  <SearchLink search={{ genres: [name] }} className={PILL}>
                    {name} <span className="text-xs text-dust">{number(count)}</span>
                  </SearchLink>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </div>
  );
}
