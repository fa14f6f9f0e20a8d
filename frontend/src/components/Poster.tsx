/**
 * A film's poster on a background in the film's own colour. Where the image is missing or blocked, a poster is drawn; the
 * code for it is loaded when it is first needed. Decorative, since the title is always next to it.
 */
import { useState } from 'react';

import { lazyComponent } from '@/lib/lazyComponent';

import { groundOf } from './posterPalettes';
import type { PosterFilm } from './PosterArt';

const PosterArt = lazyComponent(() => import('./PosterArt').then((module) => module.PosterArt));

interface Props {
  film: PosterFilm & { readonly poster_url?: string | null | undefined };
  /** The displayed width, from which the browser chooses an image. */
  sizes?: string;
  /** For posters that are visible at once. Others load when they come near the viewport. */
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

/** TMDB has each poster in several widths, which are part of the address. Other addresses have one image only. */
function widths(url: string): string | undefined {
  const parts = /^(https:\/\/image\.tmdb\.org\/t\/p\/)w\d+(\/.+)$/.exec(url);
  return parts ? [185, 342, 500].map((width) => `${parts[1] ?? ''}w${width}${parts[2] ?? ''} ${width}w`).join(', ') : undefined;
}
