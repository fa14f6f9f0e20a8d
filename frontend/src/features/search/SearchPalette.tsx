/** A search box over an open dialog, which stays open until a search is made. */
import { useEffect, useRef } from 'react';

import { Overlay } from '@/components/Overlay';
import { boxTexts } from '@/lib/texts';

import { SearchField } from './SearchField';

export function SearchPalette({ onClose }: { onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  // After the dialog has focused its first control.
  useEffect(() => {
    const timer = setTimeout(() => input.current?.focus());
    return () => clearTimeout(timer);
  }, []);
  return (
    <Overlay title={boxTexts.palette} onClose={onClose}>
      <div className="w-full p-5 pt-16 sm:h-[min(38rem,80dvh)] sm:p-8 sm:pt-18">
        <SearchField input={input} live={false} onDone={onClose} />
      </div>
    </Overlay>
  );
}
