/** Where the data comes from. The first sentence is TMDB's own wording, which its terms ask for. */
const LINK = 'underline underline-offset-4 hover:text-lamp';

export function Footer() {
  return (
    <footer className="mt-auto border-t border-rail">
      <div className="page flex flex-col gap-2 py-8 text-sm text-dust">
        <p>This product uses the TMDB API but is not endorsed or certified by TMDB.</p>
        <p>
          Film ids, genres, ratings and tags come from the{' '}
          <a href="https://grouplens.org/datasets/movielens/" rel="noreferrer" className={LINK}>
            MovieLens
          </a>{' '}
          data sets: F. Maxwell Harper and Joseph A. Konstan. 2015. The MovieLens Datasets: History and Context. ACM
          Transactions on Interactive Intelligent Systems 5, 4.
        </p>
      </div>
    </footer>
  );
}
