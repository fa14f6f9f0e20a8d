/** An address of a film that the catalogue does not hold, and where to go from there. */
import { buttonLook } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { SearchLink } from '@/components/SearchLink';
import { Link } from '@/lib/router';
import { filmTexts, shellTexts } from '@/lib/texts';

export function FilmMissing({ detail, level }: { detail: string; level: 1 | 2 }) {
  return (
    <div role="alert">
      <EmptyState heading={filmTexts.missing} text={detail} level={level}>
        <SearchLink search={{}} className={buttonLook('primary')}>
          {filmTexts.searchInstead}
        </SearchLink>
        <Link to="/" className={buttonLook('secondary')}>
          {shellTexts.toHome}
        </Link>
      </EmptyState>
    </div>
  );
}
