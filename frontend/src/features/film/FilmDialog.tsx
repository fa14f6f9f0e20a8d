/** The dialog over the page that holds one film. Open while the URL names the film; closing is going back. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef } from 'react';

import { movieQuery } from '@/api/queries';
import { Failure } from '@/components/Failure';
import { closeFilm } from '@/lib/view';

import { FilmRecord } from './FilmRecord';
import { SimilarFilms } from './SimilarFilms';

export function FilmDialog({ id }: { id: number }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const closeButton = useRef<HTMLButtonElement>(null);
  useModal(dialog);
  // From film to film the dialog stays: start the next one at its top, with the focus where it was at first.
  useEffect(() => {
    dialog.current?.scrollTo({ top: 0 });
    closeButton.current?.focus();
  }, [id]);
  const { data, error, refetch } = useQuery(movieQuery(id));
  return (
    <dialog
      ref={dialog}
      aria-label={data?.title ?? 'Film'}
      className="m-0 h-dvh max-h-none w-full max-w-none overflow-y-auto overscroll-contain bg-seat text-bone backdrop:bg-black/75 sm:m-auto sm:h-auto sm:max-h-[calc(100dvh-4rem)] sm:w-[calc(100%-4rem)] sm:max-w-4xl sm:rounded-xl sm:border sm:border-edge"
    >
      <div className="sticky top-0 z-10 h-0 text-right">
        <button
          ref={closeButton}
          type="button"
          aria-label="Close"
          onClick={closeFilm}
          className="m-3 inline-grid size-10 place-items-center rounded-full border border-edge bg-ink text-bone hover:border-lamp hover:text-lamp focus-visible:outline-offset-0"
        >
          <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 stroke-current stroke-2">
            <path d="M5 5l14 14M19 5L5 19" />
          </svg>
        </button>
      </div>
      <div key={id} className="flex flex-col gap-8 p-5 sm:p-8">
        {error ? (
          <Failure heading="This film did not load" error={error} retry={() => void refetch()} />
        ) : data ? (
          <FilmRecord film={data} />
        ) : (
          <p role="status" className="py-24 text-center text-dust">
            Loading the film…
          </p>
        )}
        {data ? <SimilarFilms id={id} /> : null}
      </div>
    </dialog>
  );
}

/** Opens the dialog as a modal while it is mounted. Every way of dismissing it goes through the URL. */
function useModal(dialog: React.RefObject<HTMLDialogElement | null>) {
  useLayoutEffect(() => {
    const node = dialog.current;
    if (!node) return;
    const onCancel = (event: Event) => {
      event.preventDefault();
      closeFilm();
    };
    const onClick = (event: MouseEvent) => {
      // The backdrop is part of the dialog element, its content is not the element itself.
      if (event.target === node) closeFilm();
    };
    node.addEventListener('cancel', onCancel);
    // A browser may close a modal without asking, on a second Escape in a row. The event comes late: by then the
    // dialog may be open again.
    const onClose = () => {
      if (!node.open) closeFilm();
    };
    node.addEventListener('close', onClose);
    node.addEventListener('click', onClick);
    node.showModal();
    return () => {
      node.removeEventListener('cancel', onCancel);
      node.removeEventListener('close', onClose);
      node.removeEventListener('click', onClick);
      // Closing, and not just removing it, gives the focus back to the link that opened it.
      node.close();
    };
  }, [dialog]);
}
