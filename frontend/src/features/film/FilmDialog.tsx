/** The dialog with one film over a page. It is open while the address contains the film; closing it goes back. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { movieQuery } from '@/api/queries';
import { Overlay } from '@/components/Overlay';
import { useCloseFilm } from '@/lib/openFilm';
import { filmTexts } from '@/lib/texts';

import { FilmView } from './FilmView';

export function FilmDialog({ id }: { id: number }) {
  const { data } = useQuery(movieQuery(id));
  const close = useCloseFilm();
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(id);
  // The dialog stays open from film to film: scroll to the top and reset the focus.
  useEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    const dialog = content.current?.closest('[role=dialog]');
    dialog?.scrollTo({ top: 0 });
    dialog?.querySelector('button')?.focus();
  }, [id]);
  return (
    <Overlay title={data?.title ?? filmTexts.film} onClose={close}>
      <div ref={content}>
        <FilmView key={id} id={id} level={2} />
      </div>
    </Overlay>
  );
}
