/**
 * A link to a film. On a wide screen a plain click opens it over the page one is on; on a narrow one, in a new tab and
 * for whoever gets the address, it is a page of its own. The address is the same for all.
 */
import { Link, useMatchRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { useMediaQuery, WIDE } from '@/lib/mediaQuery';
import { filmOver } from '@/lib/openFilm';

interface Props {
  id: number;
  className?: string;
  tabIndex?: number;
  children: ReactNode;
}

export function FilmLink({ id, children, ...rest }: Props) {
  const wide = useMediaQuery(WIDE);
  const onFilmPage = useMatchRoute()({ to: '/film/$filmId' }) !== false;
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
