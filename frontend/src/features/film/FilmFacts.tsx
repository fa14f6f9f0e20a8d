/** Facts about a film. Missing ones are left out. */
import type { ReactNode } from 'react';

import type { Movie } from '@/api/types';
import { country } from '@/lib/format';
import { filmTexts } from '@/lib/texts';

import { ExternalLinks, sitesOf } from './ExternalLinks';
import { Person } from './Person';
import { Keywords } from './Keywords';

const once = (list: readonly string[]) => [...new Set(list.map((text) => text.trim()).filter(Boolean))];

export function FilmFacts({ film }: { film: Movie }) {
  const countries = once(film.countries.map((code) => country(code) ?? ''));
  const others = once(film.alternative_titles);
  return (
    <dl className="flex flex-col gap-6">
      <Fact name={filmTexts.directedBy}>{people(film.directors)}</Fact>
      <Fact name={filmTexts.writtenBy}>{people(film.writers)}</Fact>
      <Fact name={filmTexts.mood}>{chips(film.moods)}</Fact>
      <Fact name={filmTexts.about}>{chips(film.keywords)}</Fact>
      <Fact name={filmTexts.viewersSay}>{chips(film.tags)}</Fact>
      <Fact name={filmTexts.countries}>{countries.join(', ')}</Fact>
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
