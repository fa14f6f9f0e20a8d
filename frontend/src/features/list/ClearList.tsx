/** Clears the list, with a confirmation and undo. */
import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { Button } from '@/components/Button';
import { snapshot, useList } from '@/lib/list';
import { listTexts } from '@/lib/texts';
import { showToast } from '@/lib/toasts';

const texts = listTexts.settings;

export function ClearList({ marks }: { marks: number }) {
  const [asking, setAsking] = useState(false);
  const cancelButton = useRef<HTMLButtonElement>(null);
  const clearButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The safe choice has the focus.
    if (asking) cancelButton.current?.focus();
  }, [asking]);
  const cancel = () => {
    setAsking(false);
    requestAnimationFrame(() => clearButton.current?.focus());
  };
  const clear = () => {
    const { clear: empty, restore } = useList.getState();
    const before = snapshot(useList.getState());
    empty();
    document.querySelector<HTMLElement>('h1')?.focus();
    showToast(texts.cleared, () => restore(before));
  };
  if (!asking) {
    return (
      <Button ref={clearButton} kind="quiet" className="self-start" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden="true" className="size-4" />
        {texts.clear}
      </Button>
    );
  }
  return (
    <div role="group" aria-label={texts.clear} className="flex max-w-2xl flex-wrap items-center gap-3 rounded-md border border-edge bg-seat p-4">
      <p className="basis-full">{texts.clearAsk(marks)}</p>
      <Button ref={cancelButton} kind="primary" onClick={cancel}>
        {texts.clearNo}
      </Button>
      <Button kind="secondary" onClick={clear}>
        {texts.clearYes}
      </Button>
    </div>
  );
}
