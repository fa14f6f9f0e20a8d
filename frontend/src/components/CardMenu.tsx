/** Under a finger there is no hovering: a small button in the poster's corner opens what can be done with the film. */
import { Ellipsis } from 'lucide-react';
import { useEffect, useState, type RefObject } from 'react';

import { commonTexts } from '@/lib/texts';

interface Props {
  film: { readonly title: string };
  open: boolean;
  onToggle: () => void;
  tabbable: boolean;
}

export function CardMenu({ film, open, onToggle, tabbable }: Props) {
  return (
    <button
      type="button"
      aria-label={commonTexts.actionsFor(film.title)}
      aria-expanded={open}
      {...(tabbable ? {} : { tabIndex: -1 })}
      onClick={onToggle}
      // The poster is half as high again as the card is wide. Above the link that covers the card.
      className="absolute top-[calc(150cqi-2.75rem)] right-0 z-10 grid size-11 place-items-center focus-visible:outline-offset-0 print:hidden"
    >
      <span className="grid size-8 place-items-center rounded-full bg-ink/90 text-bone">
        <Ellipsis aria-hidden="true" className="size-5" />
      </span>
    </button>
  );
}

/** Whether a card's menu is open: until it is closed, or something else is touched. */
export function useMenu(card: RefObject<HTMLElement | null>): readonly [boolean, () => void] {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const away = ({ target }: Event) => (card.current?.contains(target as Node) ? undefined : setOpen(false));
    const escape = ({ key }: KeyboardEvent) => (key === 'Escape' ? setOpen(false) : undefined);
    document.addEventListener('pointerdown', away);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('keydown', escape);
    };
  }, [open, card]);
  return [open, () => setOpen((now) => !now)];
}
