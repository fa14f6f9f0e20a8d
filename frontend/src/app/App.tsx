/** The page: which parts are on it follows from the URL alone. */
import { useEffect } from 'react';

import { FilmDialog } from '@/features/film/FilmDialog';
import { Home } from '@/features/home/Home';
import { Results } from '@/features/search/Results';
import { useView } from '@/lib/view';

import { Footer } from './Footer';
import { Header } from './Header';

export function App() {
  const { q, film } = useView();
  const query = q.trim();
  const home = query === '';
  useEffect(() => {
    document.title = home ? 'CineRAG · find a film in your own words' : `${query} · CineRAG`;
  }, [home, query]);
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#films" className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-lamp focus:p-3 focus:text-ink">
        Skip to the films
      </a>
      <Header home={home} />
      <main id="films" tabIndex={-1} className="outline-none">
        {home ? <Home /> : <Results />}
      </main>
      <Footer />
      {film === null ? null : <FilmDialog id={film} />}
    </div>
  );
}
