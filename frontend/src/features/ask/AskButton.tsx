/** Opens the conversation, whose code is loaded at the first use. */
import { MessageCircle } from 'lucide-react';
import { useState } from 'react';

import { lazyComponent } from '@/lib/lazyComponent';
import { shellTexts } from '@/lib/texts';

const AskPanel = lazyComponent(() => import('./AskPanel').then((module) => module.AskPanel));

export function AskButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className="inline-flex min-h-11 min-w-11 sm:min-w-9 items-center justify-center gap-1.5 rounded-full text-sm text-sand hover:text-lamp"
      >
        <MessageCircle aria-hidden="true" className="size-4" />
        <span className="max-sm:sr-only">{shellTexts.ask}</span>
      </button>
      {open ? (
        <AskPanel onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
