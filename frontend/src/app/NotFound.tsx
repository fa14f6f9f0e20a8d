/** The page for an unknown address. */
import { EmptyState } from '@/components/EmptyState';
import { buttonClass } from '@/components/Button';
import { usePageTitle } from '@/lib/pageTitle';
import { Link } from '@/lib/router';
import { shellTexts } from '@/lib/texts';

export function NotFound() {
  usePageTitle(shellTexts.title(shellTexts.notFoundTitle));
  return (
    <div className="page py-16">
      <EmptyState heading={shellTexts.notFound} level={1} text={shellTexts.notFoundHint}>
        <Link to="/" className={buttonClass('primary')}>
          {shellTexts.toHome}
        </Link>
      </EmptyState>
    </div>
  );
}
