/** One row of the home page. Far down the page only its heading and its place are there, until it comes near. */
import { useId, useRef } from 'react';

import type { Card } from '@/api/types';
import { FilmLine } from '@/components/FilmRow';
import { RowFrame } from '@/components/RowFrame';
import { LineSkeleton } from '@/components/Skeletons';
import { useVisibleFilms } from '@/lib/list';

import { useNear } from './useNear';

interface Props {
  title: string;
  films: readonly Card[];
  /** Its place among the rows. The first one is there at once. */
  index: number;
}

export function Shelf({ title, films, index }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const headingId = useId();
  const near = useNear(place, index === 0);
  const visible = useVisibleFilms(films);
  if (visible.length === 0) return null;
  return (
    <div ref={place}>
      <RowFrame title={title} headingId={headingId}>
        {near ? <FilmLine title={title} headingId={headingId} films={visible} eager={index === 0} /> : <LineSkeleton />}
      </RowFrame>
    </div>
  );
}
