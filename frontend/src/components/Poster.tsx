/**
 * A film's poster. The typographic one is always underneath: posters may be missing, slow or blocked, and none of
 * that should leave a hole. Decorative, since the title always stands next to it.
 */
import { useState } from 'react';

import type { Card } from '@/api/types';

import { posterDesign } from './posterDesign';

type Film = Pick<Card, 'id' | 'title' | 'year' | 'genres' | 'poster_url'>;

export function Poster({ film }: { film: Film }) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const { colour, shape, typeSize } = posterDesign(film);
  const url = film.poster_url;
  return (
    <div
      aria-hidden="true"
      className="@container relative aspect-2/3 overflow-hidden rounded-md text-poster select-none"
      style={{ backgroundColor: colour }}
    >
      <svg viewBox="0 0 20 30" className="absolute inset-0 size-full text-poster/10" preserveAspectRatio="none">
        <path d={shape} fill="currentColor" />
      </svg>
      <div className="absolute inset-0 flex flex-col justify-between p-[8cqi]">
        <p
          className="font-display leading-[1.04] font-semibold text-balance wrap-break-word"
          style={{ fontSize: `${typeSize}cqi` }}
        >
          {film.title}
        </p>
        <p className="flex items-center gap-[4cqi] text-[6.5cqi] tracking-[0.12em]">
          <span className="h-px flex-1 bg-poster/50" />
          {film.year ?? '—'}
        </p>
      </div>
      {url && url !== failedUrl ? (
        <img
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          className="absolute inset-0 size-full object-cover"
          onError={() => setFailedUrl(url)}
        />
      ) : null}
    </div>
  );
}
