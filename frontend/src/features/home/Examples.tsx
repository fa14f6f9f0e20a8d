/** A few searches to try: each shows another kind of question that works. */
import { SearchLink } from '@/components/SearchLink';
import { homeTexts } from '@/lib/texts';

export function Examples() {
  return (
    <ul aria-label={homeTexts.examplesLabel} className="flex flex-wrap gap-2">
      {homeTexts.examples.map((example) => (
        <li key={example}>
          <SearchLink
            search={{ q: example }}
            className="block rounded-full border border-edge px-3 py-1 text-sm text-sand hover:border-lamp hover:text-lamp"
          >
            {example}
          </SearchLink>
        </li>
      ))}
    </ul>
  );
}
