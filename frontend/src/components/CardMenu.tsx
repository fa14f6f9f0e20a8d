/** The button that opens the actions of a card on a touch screen, which has no hovering. */
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
      // The height of the poster is 150 % of the card's width. Above the link that covers the card.
      className="absolute top-[calc(150cqi-2.75rem)] right-0 z-10 grid size-11 place-items-center focus-visible:outline-offset-0 print:hidden"
    >
      <span className="grid size-8 place-items-center rounded-full bg-ink/90 text-bone">
        <Ellipsis aria-hidden="true" className="size-5" />
      </span>
    </button>
  );
}

/** Whether a card's menu is open. A press outside or Escape closes it. */
export function useMenu(card: RefObject<HTMLElement | null>): readonly [boolean, () => void] {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const pressOutside = ({ target }: Event) => (card.current?.contains(target as Node) ? undefined : setOpen(false));
    const escape = ({ key }: KeyboardEvent) => (key === 'Escape' ? setOpen(false) : undefined);
    document.addEventListener('pointerdown', pressOutside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', pressOutside);
      document.removeEventListener('keydown', escape);
    };
  }, [open, card]);
  return [open, () => setOpen((now) => !now)];
}
