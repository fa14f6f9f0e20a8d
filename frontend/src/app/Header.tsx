/** The top of the page: tall with an invitation on the home page, one line elsewhere. */
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

import { Examples } from '@/features/home/Examples';
import { SearchBox } from '@/features/search/SearchBox';
import { askIsOn } from '@/lib/flags';
import { homeTexts, shellTexts } from '@/lib/texts';

import { ThemeSwitch } from './ThemeSwitch';

/** Weighs nothing for whoever does not have it. */
const AskButton = lazy(() => import('@/features/ask/AskButton').then((module) => ({ default: module.AskButton })));

const LINK = 'rounded py-1 text-sm text-sand underline-offset-4 hover:text-lamp hover:underline aria-[current=page]:text-bone';

/**
 * The box keeps its place in the tree in both shapes. Were there two, the focus and the text under way would be lost
 * at the first keystroke.
 */
export function Header({ home }: { home: boolean }) {
  return (
    <header className={`print:hidden ${home ? 'beam border-b border-rail' : 'z-10 border-b border-rail bg-ink sm:sticky sm:top-0'}`}>
      <div className={`page flex flex-wrap items-center gap-x-3 gap-y-3 sm:gap-x-6 ${home ? 'pt-4 pb-10 sm:pb-14' : 'py-3'}`}>
        <Link to="/" className="font-display text-2xl font-semibold" aria-label={shellTexts.siteName}>
          Cine<span className="text-lamp">RAG</span>
        </Link>
        <nav aria-label={shellTexts.mainMenu} className={`ml-auto flex items-center gap-3 sm:gap-4 ${home ? '' : 'sm:order-last'}`}>
          {askIsOn() ? (
            <Suspense>
              <AskButton />
            </Suspense>
          ) : null}
          <Link to="/list" className={LINK}>
            {shellTexts.yourList}
          </Link>
          <a href="/docs/" className={LINK}>
            {shellTexts.api}
          </a>
          <ThemeSwitch />
        </nav>
        {home ? (
          <div className="w-full pt-8 pb-3 sm:pt-14">
            <h1 className="max-w-3xl font-display text-4xl leading-[1.05] text-balance sm:text-6xl">{homeTexts.heading}</h1>
            <p className="mt-4 max-w-xl text-lg text-sand">{homeTexts.invitation}</p>
          </div>
        ) : null}
        <div className={home ? 'w-full max-w-3xl' : 'w-full sm:w-auto sm:flex-1'}>
          <SearchBox />
        </div>
        {home ? (
          <div className="w-full">
            <Examples />
          </div>
        ) : null}
      </div>
    </header>
  );
}
