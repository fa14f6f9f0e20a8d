/** A link inside the site: an address like any other, and a step without a page load for a plain click. */
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';

import { useRouter, useRouterState } from './hooks';
import { samePath, type Step } from './place';

/** Passing over a link is no wish to go there. */
const INTENT_MS = 50;

interface Props extends Step {
  readonly className?: string | undefined;
  readonly tabIndex?: number;
  readonly 'aria-label'?: string;
  readonly children: ReactNode;
}

export function Link({ to, params, search, replace, resetScroll, mask, state, children, ...rest }: Props) {
  const router = useRouter();
  const step: Step = {
    to,
    ...(params ? { params } : {}),
    ...(search ? { search } : {}),
    ...(replace === undefined ? {} : { replace }),
    ...(resetScroll === undefined ? {} : { resetScroll }),
    ...(mask ? { mask } : {}),
    ...(state ? { state } : {}),
  };
  const target = useRouterState(() => router.hrefOf(step));
  const address = useRouterState(() => router.hrefOf(mask ?? step));
  const here = useRouterState(({ location }) => (search === undefined ? samePath(location.pathname, target) : location.href === target));
  const intent = useIntent(() => (to === '.' ? undefined : router.preload(step)));
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate(step);
  };
  return (
    <a {...rest} {...intent} href={address} aria-current={here ? 'page' : undefined} onClick={go}>
      {children}
    </a>
  );
}

/** Acts when somebody seems about to follow the link. */
function useIntent(act: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const begin = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, INTENT_MS);
  };
  const end = () => clearTimeout(timer.current);
  return { onMouseEnter: begin, onFocus: begin, onMouseLeave: end, onBlur: end, onTouchStart: act };
}
