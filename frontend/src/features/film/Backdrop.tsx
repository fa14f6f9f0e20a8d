/**
 * The background of a film's header: its backdrop image fading into the colour of its poster, or a drawn motif. Decorative,
 * and dark in both themes, so that the text on it is always readable.
 */
import { useState } from 'react';

import type { Movie } from '@/api/types';
import { SceneArt } from '@/components/PosterArt';

/** The widths of TMDB's backdrop images. */
const WIDTHS = [300, 780, 1280] as const;

/** `over` a page, the background colour is that of a dialog. */
export function Backdrop({ film, over }: { film: Movie; over: boolean }) {
  const [failed, setFailed] = useState(false);
  const url = film.backdrop_url;
  return (
    <div aria-hidden="true" className="absolute inset-0 -z-10 overflow-hidden select-none print:hidden">
      {url && !failed ? (
        <div className="absolute inset-x-0 top-0 aspect-video max-h-full sm:left-auto sm:h-full sm:w-4/5">
          <img
            src={url}
            srcSet={sizes(url)}
            sizes="(min-width: 40rem) 80vw, 100vw"
            alt=""
            loading="lazy"
            decoding="async"
            referrerPolicy="no-referrer"
            className="size-full object-cover object-[50%_20%]"
            onError={() => setFailed(true)}
          />
          <div className="absolute inset-0 bg-linear-to-t from-(--band) via-(--band)/75 via-25% to-transparent to-80% sm:to-65%" />
          <div className="absolute inset-0 hidden bg-linear-to-r from-(--band) via-(--band)/80 via-45% to-(--band)/10 sm:block" />
        </div>
      ) : (
        <div className="absolute inset-0">
          <SceneArt film={film} />
          <div className="absolute inset-0 bg-linear-to-t from-(--band) via-(--band)/70 via-40% to-(--band)/25 sm:via-(--band)/20 sm:to-transparent" />
          <div className="absolute inset-0 hidden bg-linear-to-r from-(--band) via-(--band)/75 via-45% to-transparent sm:block" />
        </div>
      )}
      {/* Fades into the page in the dark theme. */}
      <div className={`absolute inset-x-0 bottom-0 hidden h-20 bg-linear-to-t to-transparent in-data-[theme=dark]:block ${over ? 'from-seat' : 'from-ink'}`} />
    </div>
  );
}

/** The image in other widths, where the address contains the width. */
export function sizes(url: string): string | undefined {
  const width = /\/t\/p\/w\d+\//;
  return width.test(url) ? WIDTHS.map((size) => `${url.replace(width, `/t/p/w${size}/`)} ${size}w`).join(', ') : undefined;
}
