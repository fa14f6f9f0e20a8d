/** What somebody typed into the first paint's box before the page had started: it counts like any other typing. */
import { useEffect, useEffectEvent, type RefObject } from 'react';

export function useTypedBefore(input: RefObject<HTMLInputElement | null>, text: string, type: (text: string) => void): void {
  const adopt = useEffectEvent(() => {
    const typed = input.current?.value ?? '';
    if (typed !== '' && typed !== text) type(typed);
  });
  useEffect(() => adopt(), []);
}
