/** A film that is not in the catalogue, and where to go next. */
import { buttonClass } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { SearchLink } from '@/components/SearchLink';
import { Link } from '@/lib/router';
import { filmTexts, shellTexts } from '@/lib/texts';

export function FilmMissing({ detail, level }: { detail: string; level: 1 | 2 }) {
  return (
    <div role="alert">
      <EmptyState heading={filmTexts.missing} text={detail} level={level}>
        <SearchLink search={{}} className={buttonClass('primary')}>
          {filmTexts.searchInstead}
        </SearchLink>
        <Link to="/" className={buttonClass('secondary')}>
          {shellTexts.toHome}
        </Link>
      </EmptyState>
    </div>
  );
}
