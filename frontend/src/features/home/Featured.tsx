/** The film of the day, with its backdrop image, or a drawn motif where there is none. */
import { useQuery } from '@tanstack/react-query';
import { Bookmark, BookmarkCheck } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

import { movieQuery } from '@/api/queries';
import type { Card } from '@/api/types';
import { FilmLink } from '@/components/FilmLink';
import { groundOf } from '@/components/posterPalettes';
import { runtime } from '@/lib/format';
import { toggleMark, useMarked } from '@/lib/list';
import { lazyComponent } from '@/lib/lazyComponent';
import { homeTexts } from '@/lib/texts';

import { FRAME } from './FeaturedSkeleton';
import { firstSentence } from './shelves';

const SceneArt = lazyComponent(() => import('@/components/PosterArt').then((module) => module.SceneArt));

const BUTTON = 'inline-flex min-h-11 items-center gap-2 rounded-md px-3 py-2 sm:px-4 focus-visible:outline-poster';

export function Featured({ film }: { film: Card }) {
  const headingId = useId();
  const { data, isPending } = useQuery(movieQuery(film.id));
  const facts = [film.year, runtime(film.runtime_minutes), film.genres.slice(0, 3).join(', ')].filter((fact) => fact != null && fact !== '');
  // Space is reserved for these lines, so that the layout does not shift.
  const line = isPending ? '' : (data?.tagline ?? firstSentence(film.overview ?? ''));
  return (
    <section
      aria-labelledby={headingId}
      className={`${FRAME} bg-(--ground) text-poster shadow-[0_1rem_6rem_-1.5rem_var(--ground)] in-data-[theme=light]:shadow-[0_1rem_3rem_-1.5rem_var(--ground)]`}
      style={{ '--ground': groundOf(film) } as React.CSSProperties}
    >
      <Backdrop url={data?.backdrop_url ?? null}>
        <div className="absolute inset-0 -z-10 mask-r-from-80% max-sm:mask-b-from-25% max-sm:mask-b-to-60% sm:left-1/3 sm:mask-l-from-30% sm:mask-l-to-95% lg:left-2/5">
          <SceneArt film={film} />
        </div>
      </Backdrop>
      <div className="flex max-w-3xl flex-col items-start gap-3 p-4 sm:p-8 2xl:p-12">
        <p className="text-sm font-medium tracking-[0.14em] uppercase">{homeTexts.featured}</p>
        <h2
          id={headingId}
          className={`font-display leading-[1.02] font-semibold text-balance wrap-anywhere ${film.title.length > 26 ? 'text-3xl sm:text-5xl' : 'text-4xl sm:text-6xl 2xl:text-7xl'}`}
        >
          {film.title}
        </h2>
        <p>{facts.join(' · ')}</p>
        <p className="line-clamp-3 min-h-[3lh] max-w-xl text-balance font-display text-lg leading-snug italic sm:min-h-[2lh] sm:text-xl">{line}</p>
        <div className="flex flex-wrap gap-2 sm:gap-3">
          <FilmLink id={film.id} className={`${BUTTON} bg-poster font-semibold text-black hover:bg-white`}>
            {homeTexts.more}
            <span className="sr-only">{homeTexts.moreAbout(film.title)}</span>
          </FilmLink>
          <WatchlistButton film={film} />
        </div>
      </div>
    </section>
  );
}

function WatchlistButton({ film }: { film: Card }) {
  const marked = useMarked('watchlist', film.id);
  const Icon = marked ? BookmarkCheck : Bookmark;
  return (
    <button
      type="button"
      aria-pressed={marked}
      onClick={() => toggleMark('watchlist', film)}
      className={`${BUTTON} border border-poster/60 bg-black/35 hover:border-poster hover:bg-black/55`}
    >
      <Icon aria-hidden="true" className="size-5" />
      {homeTexts.watchlist}
    </button>
  );
}

/** The image on top of its placeholder. A gradient keeps it dark behind the text. */
function Backdrop({ url, children }: { url: string | null; children: ReactNode }) {
  const [state, setState] = useState<{ url: string; loaded: boolean } | null>(null);
  const failed = state?.url === url && !state.loaded;
  const loaded = state?.url === url && state.loaded;
  return (
    <>
      {loaded ? null : children}
      {url && !failed ? (
        <div className={`absolute inset-0 -z-10 ${loaded ? 'motion-safe:animate-appear' : 'opacity-0'}`}>
          <img
            src={url}
            alt=""
            decoding="async"
            referrerPolicy="no-referrer"
            className="absolute inset-0 size-full object-cover object-[50%_25%]"
            onLoad={() => setState({ url, loaded: true })}
            onError={() => setState({ url, loaded: false })}
          />
          <div className="absolute inset-0 bg-linear-to-t from-black/90 via-black/60 to-black/20 lg:bg-linear-to-r lg:from-black/90 lg:via-black/55 lg:to-transparent" />
        </div>
      ) : null}
    </>
  );
}
