/** The content of the home page: the film of the day, recently viewed films, and the rows. */
import { useState } from 'react';

import type { MovieRow } from '@/api/types';
import { asCard, useList, useVisibleFilms } from '@/lib/list';
import { homeTexts } from '@/lib/texts';

import { Featured } from './Featured';
import { Shelf } from './Shelf';
import { filmOfTheDay, stableRows } from './shelves';

export function Shelves({ rows: answer }: { rows: readonly MovieRow[] }) {
  const [initial] = useState(answer);
  const rows = stableRows(initial, answer);
  // Fixed when the page opens: opening and closing a film must not move what is below.
  const [recent] = useState(() => useList.getState().recent.map(({ film }) => asCard(film)));
  const [today] = useState(() => new Date());
  const film = filmOfTheDay(useVisibleFilms(rows[0]?.hits ?? []), today);
  const shelves = [
    ...(recent.length > 0 ? [{ name: 'recent', title: homeTexts.recent, hits: recent }] : []),
    ...rows,
  ];
  return (
    <>
      {film ? <Featured key={film.id} film={film} /> : null}
      {shelves.map(({ name, title, hits }, index) => (
        <Shelf key={name} title={title} films={hits} index={index} />
      ))}
    </>
  );
}
