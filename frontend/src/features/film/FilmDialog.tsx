/** The dialog over the page that holds one film. Open while the address names the film; closing is going back. */
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
  // From film to film the dialog stays: start the next one at its top, with the focus where it was at first.
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
