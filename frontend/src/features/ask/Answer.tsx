/** The text of an answer with its citations, and the cited films as small cards. */
import { FilmLink } from '@/components/FilmLink';
import { Poster } from '@/components/Poster';
import { rating } from '@/lib/format';
import { askTexts } from '@/lib/texts';
import type { Card } from '@/api/types';

import { readAnswer, type AnswerPiece } from './answerText';
import type { Turn } from './conversation';

export function Answer({ turn: { text, films, state } }: { turn: Pick<Turn, 'text' | 'films' | 'state'> }) {
  const { paragraphs, cited } = readAnswer(text, films);
  return (
    <>
      {paragraphs.map((pieces, index) => (
        <p key={index} className="leading-relaxed wrap-break-word whitespace-pre-line">
          {pieces.map((piece, place) => (
            <Piece key={place} piece={piece} />
          ))}
        </p>
      ))}
      {cited.length > 0 && state !== 'writing' ? (
        <ol aria-label={askTexts.films} className="grid grid-cols-1 gap-2">
          {cited.map((film, index) => (
            <CitedFilm key={film.id} film={film} place={index + 1} />
          ))}
        </ol>
      ) : null}
    </>
  );
}

function Piece({ piece }: { piece: AnswerPiece }) {
  if (typeof piece === 'string') return piece;
  const { film, place } = piece;
  return (
    <FilmLink
      id={film.id}
      className="ml-0.5 inline-grid h-5 min-w-5 place-items-center rounded-full bg-rail px-1 align-middle text-xs font-semibold text-lamp hover:bg-edge"
    >
      <span aria-hidden="true">{place}</span>
      <span className="sr-only">{askTexts.citation(place, film.title)}</span>
    </FilmLink>
  );
}

function CitedFilm({ film, place }: { film: Card; place: number }) {
  const facts = [film.year, film.directors[0], rating(film.rating)?.average].filter((fact) => fact != null);
  return (
    <li className="group relative flex items-center gap-3 rounded-lg border border-rail bg-ink p-2 hover:border-edge">
      <div className="w-12 shrink-0">
        <Poster film={film} />
      </div>
      <div className="min-w-0 flex-1">
        <FilmLink id={film.id} className="font-semibold after:absolute after:inset-0 group-hover:text-lamp">
          {film.title}
        </FilmLink>
        <p className="truncate text-sm text-dust">{facts.join(' · ')}</p>
      </div>
      <span aria-hidden="true" className="pr-2 text-xs font-semibold text-lamp">
        {place}
      </span>
    </li>
  );
}
