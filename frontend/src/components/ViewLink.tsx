/** A link to another view of the page: an ordinary address for a new tab, and no reload for a plain click. */
import type { ComponentProps, MouseEvent } from 'react';

import { formatView, navigate, useView, type View } from '@/lib/view';

type Props = Omit<ComponentProps<'a'>, 'href' | 'onClick'> & { to: Partial<View> };

export function ViewLink({ to, children, ...rest }: Props) {
  const view = useView();
  const follow = (event: MouseEvent) => {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!plain) return;
    event.preventDefault();
    navigate(to);
    // Another film opens over the page where it is; another search starts at its top.
    if (to.film === undefined || to.film === null) window.scrollTo({ top: 0 });
  };
  return (
    <a {...rest} href={formatView({ ...view, ...to })} onClick={follow}>
      {children}
    </a>
  );
}
