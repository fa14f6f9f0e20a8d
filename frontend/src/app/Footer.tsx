/** Where the data comes from. The first sentence is TMDB's own wording, which its terms ask for. */
import { shellTexts } from '@/lib/texts';

const LINK = 'underline underline-offset-4 hover:text-lamp';

export function Footer() {
  return (
    <footer className="mt-auto border-t border-rail print:hidden">
      <div className="page flex flex-col gap-2 py-8 text-sm text-dust">
        <p>{shellTexts.tmdb}</p>
        <p>
          {shellTexts.sourcesBefore}{' '}
          <a href="https://grouplens.org/datasets/movielens/" rel="noreferrer" className={LINK}>
            {shellTexts.movieLens}
          </a>{' '}
          {shellTexts.sourcesAfter}
        </p>
      </div>
    </footer>
  );
}
