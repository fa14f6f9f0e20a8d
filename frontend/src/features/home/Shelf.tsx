/** One row of the home page. Until it comes near the viewport, it shows only its heading and a placeholder. */
import { useId, useRef } from 'react';

import type { Card } from '@/api/types';
import { FilmLine } from '@/components/FilmRow';
import { RowFrame } from '@/components/RowFrame';
import { LineSkeleton } from '@/components/Skeletons';
import { useVisibleFilms } from '@/lib/list';

import { useNearViewport } from './useNearViewport';

interface Props {
  title: string;
  films: readonly Card[];
  /** Its place among the rows. The first one is shown at once. */
  index: number;
}

export function Shelf({ title, films, index }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const headingId = useId();
  const near = useNearViewport(place, index === 0);
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
