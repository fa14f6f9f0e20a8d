/** A small piece of a choice, such as a filter that is set. With `onRemove` it can be taken away. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

import { commonTexts } from '@/lib/texts';

interface Props {
  children: ReactNode;
  /** What is removed, in words. Needed with `onRemove`. */
  name?: string;
  onRemove?: () => void;
}

export function Chip({ children, name = '', onRemove }: Props) {
  return (
    <span className="inline-flex min-h-8 items-center gap-1 rounded-full border border-edge bg-seat px-3 text-sm text-sand">
      {children}
      {onRemove ? (
        <button
          type="button"
          aria-label={commonTexts.remove(name)}
          onClick={onRemove}
          className="-mr-2 grid size-7 place-items-center rounded-full hover:bg-rail hover:text-bone"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      ) : null}
    </span>
  );
}
