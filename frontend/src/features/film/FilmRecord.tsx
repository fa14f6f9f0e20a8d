/** The whole record of a film: what is known, and no heading for what is not. */
import type { ReactNode } from 'react';

import type { Movie } from '@/api/types';
import { Poster } from '@/components/Poster';
import { SearchLink } from '@/components/SearchLink';
import { language, rating, runtime } from '@/lib/format';
import { filmTexts } from '@/lib/texts';

const LINK = 'underline decoration-edge underline-offset-4 hover:text-lamp hover:decoration-lamp';

/** `level` is that of its heading: 1 on its own page, 2 over another. */
export function FilmRecord({ film, level }: { film: Movie; level: 1 | 2 }) {
  const Heading = `h${level}` as const;
  const rated = rating(film.rating);
  const facts = [film.year, runtime(film.runtime_minutes), language(film.language), film.genres.join(', ')];
  return (
    <div className="grid gap-6 sm:grid-cols-[minmax(9rem,14rem)_1fr] sm:gap-8">
      <div className="w-36 sm:w-auto">
        <Poster film={film} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <div className="pr-12">
          <Heading className="font-display text-3xl leading-tight text-balance wrap-break-word sm:text-4xl">{film.title}</Heading>
          {film.original_title ? <p className="mt-1 text-dust">{film.original_title}</p> : null}
          <p className="mt-2 text-sand">{facts.filter((fact) => fact != null && fact !== '').join(' · ')}</p>
        </div>
        {rated ? (
          <p>
            <span aria-hidden="true" className="text-lamp">
              ★{' '}
            </span>
            <strong>{rated.average}</strong> <span className="text-dust">{filmTexts.ratedBy(rated.count)}</span>
          </p>
        ) : null}
        {film.tagline ? <p className="font-display text-lg text-lamp italic">{film.tagline}</p> : null}
        {film.overview ? <p className="max-w-prose leading-relaxed text-sand">{film.overview}</p> : null}
        <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[max-content_1fr]">
          <Fact name={filmTexts.directedBy}>{people(film.directors)}</Fact>
          <Fact name={filmTexts.writtenBy}>{people(film.writers)}</Fact>
          <Fact name={filmTexts.with}>{cast(film)}</Fact>
          <Fact name={filmTexts.about}>{film.keywords.join(', ')}</Fact>
          <Fact name={filmTexts.mood}>{film.moods.join(', ')}</Fact>
          <Fact name={filmTexts.viewersSay}>{film.tags.join(', ')}</Fact>
          <Fact name={filmTexts.alsoCalled}>{film.alternative_titles.join(', ')}</Fact>
          <Fact name={filmTexts.elsewhere}>{elsewhere(film)}</Fact>
        </dl>
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === '') return null;
  return (
    <div className="sm:contents">
      <dt className="text-sm text-dust sm:pt-0.5">{name}</dt>
      <dd className="min-w-0 text-sand wrap-break-word">{children}</dd>
    </div>
  );
}

function Person({ name }: { name: string }) {
  return (
    <SearchLink search={{ q: name }} className={LINK}>
      {name}
    </SearchLink>
  );
}

function people(list: readonly string[]): ReactNode {
  if (list.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {[...new Set(list)].map((name) => (
        <li key={name}>
          <Person name={name} />
        </li>
      ))}
    </ul>
  );
}

function cast(film: Movie): ReactNode {
  if (film.cast.length === 0) return null;
  return (
    <ul className="grid gap-x-6 gap-y-1 md:grid-cols-2">
      {film.cast.map(({ name, character }) => (
        <li key={`${name} ${character ?? ''}`}>
          <Person name={name} />
          {character ? <span className="text-dust"> {filmTexts.as(character)}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** Only addresses of the open web become links, whatever a catalogue may hold. */
function elsewhere({ links }: Movie): ReactNode {
  const sites = [
    { name: 'IMDb', url: links.imdb },
    { name: 'TMDB', url: links.tmdb },
  ].filter(({ url }) => url?.startsWith('https://'));
  if (sites.length === 0) return null;
  return (
    <ul className="flex gap-4">
      {sites.map(({ name, url }) => (
        <li key={name}>
          <a href={url ?? ''} target="_blank" rel="noreferrer" className={LINK}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
