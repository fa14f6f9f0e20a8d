/** What fills the home page once the rows have come: the film of the day, where the visitor was, and the shelves. */
import { useState } from 'react';

import type { MovieRow } from '@/api/types';
import { asCard, useList, useVisibleFilms } from '@/lib/list';
import { homeTexts } from '@/lib/texts';

import { Featured } from './Featured';
import { Shelf } from './Shelf';
import { filmOfTheDay, staying } from './shelves';

export function Shelves({ rows: answer }: { rows: readonly MovieRow[] }) {
  const [atFirst] = useState(answer);
  const rows = staying(atFirst, answer);
  // As it was when the page came: a film that is opened and closed must not move what is underneath.
  const [recent] = useState(() => useList.getState().recent.map(({ film }) => asCard(film)));
  const [today] = useState(() => new Date());
  const film = filmOfTheDay(useVisibleFilms(rows[0]?.hits ?? []), today);
  const shelves = [
    ...(recent.length > 0 ? [{ name: 'recent', title: homeTexts.goOn, hits: recent }] : []),
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
