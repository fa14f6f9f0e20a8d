/** A notification with an undo button. It disappears after a while, unless it has the pointer or the focus. */
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { commonTexts } from '@/lib/texts';
import { dismissToast, type Toast } from '@/lib/toasts';

/** Long enough to read a line, find the button and reach it. */
const SHOWN_MS = 7000;

export function ToastMessage({ toast: { id, text, undo } }: { toast: Toast }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      const node = box.current;
      if (!node?.matches(':hover') && !node?.contains(document.activeElement)) dismissToast(id);
    }, SHOWN_MS);
    return () => clearInterval(timer);
  }, [id]);
  const undoAndDismiss = () => {
    undo?.();
    dismissToast(id);
  };
  return (
    <div
      ref={box}
      className="pointer-events-auto flex max-w-full items-center gap-2 rounded-xl border border-edge bg-seat py-1.5 pr-1.5 pl-4 text-bone shadow-2xl shadow-black/40"
    >
      <p className="min-w-0 wrap-anywhere">{text}</p>
      {undo ? (
        <button type="button" onClick={undoAndDismiss} className="min-h-11 rounded-md px-3 font-semibold text-lamp hover:underline">
          {commonTexts.undo}
        </button>
      ) : null}
      <button
        type="button"
        aria-label={commonTexts.dismiss}
        onClick={() => dismissToast(id)}
        className="grid size-11 place-items-center rounded-md text-dust hover:text-bone"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
