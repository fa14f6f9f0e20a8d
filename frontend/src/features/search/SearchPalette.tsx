/** The search box over an open film or sheet: nothing underneath closes until something is searched for. */
import { useEffect, useRef } from 'react';

import { Overlay } from '@/components/Overlay';
import { boxTexts } from '@/lib/texts';

import { SearchField } from './SearchField';

export function SearchPalette({ onClose }: { onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  // After the dialog has put the focus on its first control.
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
