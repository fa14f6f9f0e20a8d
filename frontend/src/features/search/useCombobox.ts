/**
 * The keyboard behaviour of a WAI-ARIA combobox with a list box: the focus stays in the text box, the arrow keys change the
 * active option, Enter chooses it, Delete removes it if possible, Escape closes the list and then clears the text.
 */
import { useState, type KeyboardEvent } from 'react';

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

interface Options {
  readonly count: number;
  readonly choose: (index: number) => void;
  readonly clear: () => void;
  /** Only where options can be removed. */
  readonly remove: ((index: number) => void) | undefined;
}

export function useCombobox({ count, choose, clear, remove }: Options) {
  const [requested, setRequested] = useState(false);
  const [selected, setSelected] = useState(-1);
  const open = requested && count > 0;
  // The list may have become shorter.
  const active = open && selected < count ? selected : -1;

  const close = () => {
    setRequested(false);
    setSelected(-1);
  };
  const show = () => {
    setRequested(true);
    setSelected(-1);
  };
  const move = (step: 1 | -1) => {
    if (!open) {
      setRequested(true);
      setSelected(step === 1 ? 0 : count - 1);
      return;
    }
    // One more position than options: beyond either end, no option is active.
    setSelected(((active + 1 + step + count + 1) % (count + 1)) - 1);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // During composition the keys belong to the input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && active >= 0) choose(active);
    else if (event.key === 'Delete' && active >= 0 && remove) remove(active);
    else if (event.key === 'Escape' && open) close();
    else if (event.key === 'Escape') clear();
    else return;
    event.preventDefault();
  };

  return { open, active, close, show, onKeyDown };
}
