/** A link to a search. */
import type { ReactNode } from 'react';

import { Link } from '@/lib/router';
import { normaliseSearch, type SearchState } from '@/lib/searchParams';

interface Props {
  search: SearchState;
  className?: string;
  children: ReactNode;
}

export function SearchLink({ search, className, children }: Props) {
  return (
    <Link to="/search" search={normaliseSearch({ ...search })} className={className}>
      {children}
    </Link>
  );
}
