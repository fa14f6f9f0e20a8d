/** Example searches, each of another kind. */
import { SearchLink } from '@/components/SearchLink';
import { homeTexts } from '@/lib/texts';

export function Examples() {
  return (
    // One scrolling line on a narrow screen, so that the films start higher up.
    <ul
      aria-label={homeTexts.examplesLabel}
      className="-mx-(--page-edge) -my-1.5 flex gap-2 overflow-x-auto px-(--page-edge) py-1.5 [scrollbar-width:none] lg:flex-wrap"
    >
      {homeTexts.examples.map((example) => (
        <li key={example} className="shrink-0 nth-[n+6]:lg:max-2xl:hidden">
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
