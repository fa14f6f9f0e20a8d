/**
 * The keyboard half of the WAI-ARIA combobox pattern with a list box: focus stays in the text, the arrows move a
 * highlight, Enter takes it, Delete takes a removable one away, Escape closes the list and then clears the text.
 */
import { useState, type KeyboardEvent } from 'react';

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

interface Options {
  readonly count: number;
  readonly choose: (index: number) => void;
  readonly clear: () => void;
  /** Given while the highlighted one can be removed. */
  readonly remove: ((index: number) => void) | undefined;
}

export function useCombobox({ count, choose, clear, remove }: Options) {
  const [wanted, setWanted] = useState(false);
  const [highlight, setHighlight] = useState(-1);
  const open = wanted && count > 0;
  // The list may have shrunk under the highlight.
  const active = open && highlight < count ? highlight : -1;

  const close = () => {
    setWanted(false);
    setHighlight(-1);
  };
  const show = () => {
    setWanted(true);
    setHighlight(-1);
  };
  const move = (step: 1 | -1) => {
    if (!open) {
      setWanted(true);
      setHighlight(step === 1 ? 0 : count - 1);
      return;
    }
    // One place more than the list is long: past either end, the highlight is back in the text.
    setHighlight(((active + 1 + step + count + 1) % (count + 1)) - 1);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, its keys are not ours.
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
