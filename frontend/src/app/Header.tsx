/** The header of every page: tall with a heading on the home page, one line elsewhere. */
import { AskButton } from '@/features/ask/AskButton';
import { Examples } from '@/features/home/Examples';
import { SearchBox } from '@/features/search/SearchBox';
import { useAskEnabled } from '@/lib/flags';
import { Link } from '@/lib/router';
import { homeTexts, shellTexts } from '@/lib/texts';

import { ThemeSwitch } from './ThemeSwitch';

const LINK = 'inline-flex min-h-11 items-center rounded-md px-1.5 text-sm sm:px-2 text-sand hover:text-lamp aria-[current=page]:text-bone aria-[current=page]:underline aria-[current=page]:decoration-lamp aria-[current=page]:decoration-2 aria-[current=page]:underline-offset-8';

/**
 * Both shapes render the search box at the same place in the tree. With two boxes, the first keystroke would lose the
 * focus and the text.
 */
export function Header({ home }: { home: boolean }) {
  const askEnabled = useAskEnabled();
  return (
    <header className={`print:hidden ${home ? 'beam z-20' : 'relative z-20 border-b border-rail bg-ink/95 backdrop-blur-md sm:sticky sm:top-0'}`}>
      <div className={`page flex flex-wrap items-center gap-x-2 gap-y-2 sm:gap-x-6 ${home ? 'pt-3 pb-6' : 'py-2 pb-3 sm:pb-2'}`}>
        <Link to="/" className="flex min-h-11 items-center font-display text-2xl font-semibold" aria-label={shellTexts.siteName}>
          Cine<span className="text-lamp">RAG</span>
        </Link>
        <nav aria-label={shellTexts.mainMenu} className={`ml-auto flex items-center gap-0.5 sm:gap-3 ${home ? '' : 'sm:order-last'}`}>
          {askEnabled ? <AskButton /> : null}
          <Link to="/list" className={LINK}>
            {shellTexts.yourList}
          </Link>
          <a href="/docs/" className={`${LINK} max-sm:hidden`}>
            {shellTexts.api}
          </a>
          <ThemeSwitch />
        </nav>
        {home ? (
          <div className="w-full pt-6 pb-2 sm:pt-7">
            <h1 className="font-display text-4xl leading-[1.05] text-balance sm:text-5xl xl:text-6xl">{homeTexts.heading}</h1>
            <p className="mt-3 max-w-3xl text-base text-sand sm:text-lg">{homeTexts.invitation}</p>
          </div>
        ) : null}
        <div className={home ? 'relative z-10 w-full max-w-3xl' : 'w-full sm:w-auto sm:flex-1'}>
          <SearchBox />
        </div>
        {home ? (
          <div className="w-full min-w-0 pt-1">
            <Examples />
          </div>
        ) : null}
      </div>
    </header>
  );
}
