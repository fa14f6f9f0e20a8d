/**
 * A link to a film. On a wide screen it opens in a dialog over the current page; on a narrow screen, in a new tab, or from
 * a shared link it is a page of its own. The address is the same.
 */
import type { ReactNode } from 'react';

import { useMediaQuery, WIDE } from '@/lib/mediaQuery';
import { filmOver } from '@/lib/openFilm';
import { Link, usePathname } from '@/lib/router';

interface Props {
  id: number;
  className?: string;
  tabIndex?: number;
  children: ReactNode;
}

export function FilmLink({ id, children, ...rest }: Props) {
  const wide = useMediaQuery(WIDE);
  const onFilmPage = usePathname().startsWith('/film/');
  const page = { to: '/film/$filmId', params: { filmId: String(id) } } as const;
  if (!wide || onFilmPage) {
    return (
      <Link {...page} {...rest}>
        {children}
      </Link>
    );
  }
  return (
    <Link {...filmOver(id)} {...rest}>
      {children}
    </Link>
  );
}
