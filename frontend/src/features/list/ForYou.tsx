/** Recommendations based on liked and disliked films, each with the film it is based on. */
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';

import { recommendationsQuery } from '@/api/queries';
import { Failure } from '@/components/Failure';
import { FilmCard } from '@/components/FilmCard';
import { Reasons } from '@/components/Reasons';
import { GridSkeleton } from '@/components/Skeletons';
import { entriesOf, type ListData, type Mark } from '@/lib/list';
import { useOnline } from '@/lib/online';
import { listTexts } from '@/lib/texts';

/** The limit of the API for each. */
const MAX_IDS = 200;
/** More than are shown, since some are left out. */
const REQUESTED = 60;
const SHOWN = 12;

const texts = listTexts.forYou;

export function ForYou({ list }: { list: ListData }) {
  const headingId = useId();
  const online = useOnline();
  const ids = (mark: Mark) => entriesOf(list, mark).slice(0, MAX_IDS).map(({ film }) => film.id);
  const liked = ids('like');
  const { data, error, refetch } = useQuery(recommendationsQuery({ liked, disliked: ids('dislike'), limit: REQUESTED }));
  // Without a connection, only cached recommendations are shown.
  if (!data && !online) return null;
  const known = (id: number) => (['seen', 'hidden', 'watchlist'] as const).some((mark) => Object.hasOwn(list.marks[mark], id));
  const films = (data?.hits ?? []).filter(({ id }) => !known(id)).slice(0, SHOWN);
  return (
    <section aria-labelledby={headingId} className="border-t border-rail pt-10 print:hidden">
      <h2 id={headingId} className="font-display text-2xl sm:text-3xl">
        {texts.heading}
      </h2>
      {liked.length === 0 ? (
        <p className="mt-2 text-sand">{texts.begin}</p>
      ) : error ? (
        <div className="mt-5">
          <Failure heading={texts.failed} error={error} retry={() => void refetch()} />
        </div>
      ) : (
        <>
          <p className="mt-1 mb-5 text-dust">{data && data.degraded.length > 0 ? texts.degraded : texts.hint}</p>
          {!data ? <GridSkeleton count={6} /> : null}
          {data && films.length === 0 ? <p className="text-sand">{texts.none}</p> : null}
          <ul className="film-grid">
            {films.map((film) => (
              <li key={film.id}>
                <FilmCard film={film}>
                  <Reasons
                    reasons={film.because ? [{ kind: 'liked', text: texts.because(film.because.title) }] : film.reasons}
                  />
                </FilmCard>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
