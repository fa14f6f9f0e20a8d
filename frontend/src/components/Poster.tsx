/**
 * A film's poster, over a ground in the film's own colour. Posters may be missing, slow or blocked: then one is drawn.
 * The drawing is code of its own that is loaded when a film first needs it. Decorative, since the title always stands
 * next to it.
 */
import { useState } from 'react';

import { extra } from '@/lib/loaded';

import { groundOf } from './posterPalettes';
import type { PosterFilm } from './PosterArt';

const PosterArt = extra(() => import('./PosterArt').then((module) => module.PosterArt));

interface Props {
  film: PosterFilm & { readonly poster_url?: string | null | undefined };
  /** How wide it is shown, for the browser to choose a file by. */
  sizes?: string;
  /** For what is in sight at once. Everything else is loaded when it comes near. */
  eager?: boolean;
}

export function Poster({ film, sizes = '(min-width: 64rem) 12rem, 40vw', eager = false }: Props) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const url = film.poster_url;
  const image = url && url !== failedUrl ? url : null;
  return (
    <div
      aria-hidden="true"
      className="@container relative aspect-2/3 overflow-hidden rounded-md bg-(--ground) select-none"
      style={{ '--ground': groundOf(film) } as React.CSSProperties}
    >
      {image ? (
        <img
          key={image}
          src={image}
          srcSet={widths(image)}
          sizes={sizes}
          alt=""
          width={342}
          height={513}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          referrerPolicy="no-referrer"
          className="absolute inset-0 size-full object-cover motion-safe:animate-appear"
          onError={() => setFailedUrl(image)}
        />
      ) : (
        <PosterArt film={film} />
      )}
    </div>
  );
}

/** TMDB keeps each poster in several widths, named in the address. Another address is left as it is. */
function widths(url: string): string | undefined {
  const parts = /^(https:\/\/image\.tmdb\.org\/t\/p\/)w\d+(\/.+)$/.exec(url);
  return parts ? [185, 342, 500].map((width) => `${parts[1] ?? ''}w${width}${parts[2] ?? ''} ${width}w`).join(', ') : undefined;
}
