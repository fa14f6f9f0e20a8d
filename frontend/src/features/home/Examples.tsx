/** A few questions to try: each shows another kind that works. */
import { SearchLink } from '@/components/SearchLink';
import { homeTexts } from '@/lib/texts';

export function Examples() {
  return (
    <ul aria-label={homeTexts.examplesLabel} className="flex flex-wrap gap-2">
      {homeTexts.examples.map((example) => (
        <li key={example} className="min-w-0 nth-[n+5]:max-sm:hidden">
          <SearchLink
            search={{ q: example }}
            className="flex min-h-9 items-center rounded-full border border-edge bg-seat/60 px-4 py-1 text-sm text-sand transition-colors hover:border-lamp hover:text-lamp pointer-coarse:min-h-11"
          >
            {example}
          </SearchLink>
        </li>
      ))}
    </ul>
  );
}
