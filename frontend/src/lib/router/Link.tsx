/** A link inside the site. A plain click navigates without loading the page. */
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';

import { useRouter, useRouterState } from './hooks';
import { samePath, type NavigateOptions } from './location';

/** How long a link is hovered before its page is preloaded. */
const PRELOAD_DELAY_MS = 50;

interface Props extends NavigateOptions {
  readonly className?: string | undefined;
  readonly tabIndex?: number;
  readonly 'aria-label'?: string;
  readonly children: ReactNode;
}

export function Link({ to, params, search, replace, resetScroll, mask, state, children, ...rest }: Props) {
  const router = useRouter();
  const options: NavigateOptions = {
    to,
    ...(params ? { params } : {}),
    ...(search ? { search } : {}),
    ...(replace === undefined ? {} : { replace }),
    ...(resetScroll === undefined ? {} : { resetScroll }),
    ...(mask ? { mask } : {}),
    ...(state ? { state } : {}),
  };
  const target = useRouterState(() => router.hrefOf(options));
  const address = useRouterState(() => router.hrefOf(mask ?? options));
  const here = useRouterState(({ location }) => (search === undefined ? samePath(location.pathname, target) : location.href === target));
  const preload = usePreload(() => (to === '.' ? undefined : router.preload(options)));
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate(options);
  };
  return (
    <a {...rest} {...preload} href={address} aria-current={here ? 'page' : undefined} onClick={go}>
      {children}
    </a>
  );
}

/** Calls back when the link is likely to be followed. */
function usePreload(act: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const begin = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, PRELOAD_DELAY_MS);
  };
  const end = () => clearTimeout(timer.current);
  return { onMouseEnter: begin, onFocus: begin, onMouseLeave: end, onBlur: end, onTouchStart: act };
}
