/** The footer of every page, with the sources of the data. TMDB's terms prescribe the sentence about it. */
import { Link } from '@/lib/router';
import { shellTexts } from '@/lib/texts';

const LINK = 'underline decoration-edge underline-offset-4 hover:text-lamp hover:decoration-lamp';
const MENU_LINK = 'inline-flex min-h-11 items-center text-sand hover:text-lamp';

export function Footer() {
  return (
    <footer className="mt-auto border-t border-rail print:hidden">
      <div className="page grid gap-x-16 gap-y-6 py-10 text-sm text-dust md:grid-cols-[auto_1fr]">
        <div>
          <p className="font-display text-xl text-bone">{shellTexts.siteName}</p>
          <p className="mt-1">{shellTexts.tagline}</p>
          <nav aria-label={shellTexts.footerMenu} className="mt-2 flex gap-5">
            <Link to="/" className={MENU_LINK}>
              {shellTexts.home}
            </Link>
            <Link to="/list" className={MENU_LINK}>
              {shellTexts.yourList}
            </Link>
            <a href="/docs/" className={MENU_LINK}>
              {shellTexts.api}
            </a>
          </nav>
        </div>
        <div className="flex max-w-3xl flex-col gap-2 md:justify-self-end">
          <p>{shellTexts.tmdb}</p>
          <p>
            {shellTexts.sourcesBefore}{' '}
            <a href="https://grouplens.org/datasets/movielens/" rel="noreferrer" className={LINK}>
              {shellTexts.movieLens}
            </a>{' '}
            {shellTexts.sourcesAfter}
          </p>
        </div>
      </div>
    </footer>
  );
}
