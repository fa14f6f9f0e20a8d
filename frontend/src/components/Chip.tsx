/** A chip, such as an active filter. With `onRemove` it has a button to remove it. */
import { X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { commonTexts } from '@/lib/texts';

interface Props {
  children: ReactNode;
  icon?: LucideIcon;
  /** What is removed, for the name of the button. Required with `onRemove`. */
  name?: string;
  onRemove?: () => void;
  /** The pointer or the focus entered or left it. */
  onPoint?: (pointed: boolean) => void;
}

export function Chip({ children, icon: Icon, name = '', onRemove, onPoint }: Props) {
  return (
    // Hovering only highlights; the button inside acts.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      onMouseEnter={() => onPoint?.(true)}
      onMouseLeave={() => onPoint?.(false)}
      onFocus={() => onPoint?.(true)}
      onBlur={() => onPoint?.(false)}
      className="inline-flex min-h-9 pointer-coarse:min-h-11 max-w-full items-center gap-1.5 rounded-full border border-edge bg-seat px-3 text-sm text-bone hover:border-dust"
    >
      {Icon ? <Icon aria-hidden="true" className="size-4 shrink-0 text-lamp" /> : null}
      <span className="min-w-0 truncate">{children}</span>
      {onRemove ? (
        <button
          type="button"
          aria-label={commonTexts.remove(name)}
          onClick={onRemove}
          className="-mr-2.5 grid size-8 pointer-coarse:size-11 shrink-0 place-items-center rounded-full text-dust hover:bg-rail hover:text-bone focus-visible:outline-offset-0"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      ) : null}
    </span>
  );
}
