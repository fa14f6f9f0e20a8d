/** Waits for a pause before acting, so that a fast typist causes one search and not eight. */
import { useCallback, useEffect, useRef } from 'react';

export interface Debounced<A extends unknown[]> {
  /** Acts after the pause; a later call starts the pause again. */
  readonly schedule: (...args: A) => void;
  /** Forgets what is scheduled. */
  readonly cancel: () => void;
}

/** Always calls the newest `act`, and nothing after the component is gone. */
export function useDebounced<A extends unknown[]>(act: (...args: A) => void, pauseMs: number): Debounced<A> {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const cancel = useCallback(() => clearTimeout(timer.current), []);
  const schedule = useCallback(
    (...args: A) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => newest.current(...args), pauseMs);
    },
    [pauseMs],
  );
  useEffect(() => cancel, [cancel]);
  return { schedule, cancel };
}
