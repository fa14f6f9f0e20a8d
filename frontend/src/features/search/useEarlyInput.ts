/** Takes over what was typed into the prerendered box before hydration. */
import { useEffect, useEffectEvent, type RefObject } from 'react';

export function useEarlyInput(input: RefObject<HTMLInputElement | null>, text: string, type: (text: string) => void): void {
  const adopt = useEffectEvent(() => {
    const typed = input.current?.value ?? '';
    if (typed !== '' && typed !== text) type(typed);
  });
  useEffect(() => adopt(), []);
}
