/** Example searches, each of another kind. */
import { SearchLink } from '@/components/SearchLink';
import { searchTexts } from '@/lib/texts';

export const PILL = 'inline-flex min-h-11 items-center gap-2 rounded-full border border-edge bg-seat px-4 text-sm text-sand hover:border-lamp hover:text-lamp';

export function Examples({ className = '' }: { className?: string }) {
  return (
    <ul aria-label={searchTexts.examplesLabel} className={`flex flex-wrap gap-2 ${className}`}>
      {searchTexts.examples.map((example) => (
        <li key={example}>
          <SearchLink search={{ q: example }} className={PILL}>
            {example}
          </SearchLink>
        </li>
      ))}
    </ul>
  );
}
