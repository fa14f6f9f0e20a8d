/** Facts about a film. Missing ones are left out. */
import type { ReactNode } from 'react';

import type { Movie } from '@/api/types';
import { SearchLink } from '@/components/SearchLink';
import { country, language } from '@/lib/format';
import { filmTexts } from '@/lib/texts';

import { ExternalLinks, sitesOf } from './ExternalLinks';
import { Person } from './Person';
import { Keywords } from './Keywords';
import { dollars } from './dollars';

const once = (list: readonly string[]) => [...new Set(list.map((text) => text.trim()).filter(Boolean))];

export function FilmFacts({ film }: { film: Movie }) {
  const countries = once(film.countries.map((code) => country(code) ?? ''));
  const others = once([...film.alternative_titles, ...film.translated_titles.map(({ title }) => title)]);
  const spoken = once(film.spoken_languages.map((code) => language(code) ?? ''));
  const money = [
    { name: filmTexts.budget, amount: dollars(film.budget_dollars) },
    { name: filmTexts.revenue, amount: dollars(film.revenue_dollars) },
  ];
  return (
    <dl className="flex flex-col gap-6">
      <Fact name={filmTexts.directedBy}>{people(film.directors)}</Fact>
      <Fact name={filmTexts.writtenBy}>{people(film.writers)}</Fact>
      <Fact name={filmTexts.mood}>{chips(film.moods)}</Fact>
      <Fact name={filmTexts.about}>{chips(film.keywords)}</Fact>
      <Fact name={filmTexts.viewersSay}>{chips(film.tags)}</Fact>
      <Fact name={filmTexts.series}>{film.series ? <SeriesLink series={film.series} /> : null}</Fact>
      <Fact name={filmTexts.studio}>{studios(film.studios)}</Fact>
      <Fact name={filmTexts.certificate}>{film.certificate ?? ''}</Fact>
      <Fact name={filmTexts.awards}>{list(film.awards)}</Fact>
      <Fact name={filmTexts.basedOn}>{film.based_on.join(', ')}</Fact>
      <Fact name={filmTexts.set}>{once([...film.set_in, ...film.set_when]).join(', ')}</Fact>
      <Fact name={filmTexts.color}>{film.color ? filmTexts.colors[film.color] : ''}</Fact>
      <Fact name={filmTexts.spoken}>{spoken.join(', ')}</Fact>
      <Fact name={filmTexts.countries}>{countries.join(', ')}</Fact>
      {money.map(({ name, amount }) => (
        <Fact key={name} name={name}>
          {amount}
        </Fact>
      ))}
      {others.length > 0 ? (
        <div>
          <dt className="sr-only">{filmTexts.alsoKnownAs}</dt>
          <dd>
            <details>
              <summary className="min-h-8 pointer-coarse:min-h-11 cursor-pointer py-1 text-sm text-dust hover:text-lamp">{filmTexts.alsoKnownAs}</summary>
              <ul className="mt-1 flex flex-col gap-1 text-sand wrap-anywhere">
                {others.map((title) => (
                  <li key={title}>{title}</li>
                ))}
              </ul>
            </details>
          </dd>
        </div>
      ) : null}
      <Fact name={filmTexts.externalLinks}>{sitesOf(film).length > 0 ? <ExternalLinks film={film} /> : null}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === '') return null;
  return (
    <div>
      <dt className="mb-1.5 text-sm text-dust">{name}</dt>
      <dd className="min-w-0 text-sand wrap-anywhere">{children}</dd>
    </div>
  );
}

const LINK = 'inline-block py-0.5 pointer-coarse:py-2.5 text-bone underline decoration-edge underline-offset-4 hover:text-lamp hover:decoration-lamp print:no-underline';

/** A comma separates names in an address, so a name with one can only be searched for as text. */
const searchFor = (parameter: 'studios' | 'series', name: string) => (name.includes(',') ? { q: name } : { [parameter]: [name] });

function SeriesLink({ series }: { series: NonNullable<Movie['series']> }) {
  return (
    <>
      <SearchLink search={searchFor('series', series.name)} className={LINK}>
        {series.name}
      </SearchLink>
      {series.number == null ? null : ` ${filmTexts.place(series.number)}`}
    </>
  );
}

function studios(names: readonly string[]): ReactNode {
  if (names.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {once(names).map((name) => (
        <li key={name}>
          <SearchLink search={searchFor('studios', name)} className={LINK}>
            {name}
          </SearchLink>
        </li>
      ))}
    </ul>
  );
}

function list(lines: readonly string[]): ReactNode {
  if (lines.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {once(lines).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function people(list: readonly string[]): ReactNode {
  const names = once(list);
  if (names.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {names.map((name) => (
        <li key={name}>
          <Person name={name} />
        </li>
      ))}
    </ul>
  );
}

function chips(list: readonly string[]): ReactNode {
  const words = once(list);
  return words.length === 0 ? null : <Keywords words={words} />;
}
