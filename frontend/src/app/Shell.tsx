/** The frame around every page: header, page, footer, and what may open over them. */
import { ToastRegion } from '@/components/ToastRegion';
import { lazyComponent } from '@/lib/lazyComponent';
import { useOpenFilm } from '@/lib/openFilm';
import { Outlet, usePathname } from '@/lib/router';
import { shellTexts } from '@/lib/texts';

import { Footer } from './Footer';
import { Header } from './Header';
import { OfflineBanner } from './OfflineBanner';
import { PageError } from './PageError';
import { useFocusOnNavigation } from './useFocusOnNavigation';
import { useTheme } from './useTheme';

const FilmDialog = lazyComponent(() => import('@/features/film/FilmDialog').then((module) => module.FilmDialog));

export function Shell() {
  const home = usePathname() === '/';
  const film = useOpenFilm();
  useFocusOnNavigation();
  useTheme();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#films"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-lamp focus:p-3 focus:text-ink"
      >
        {shellTexts.skip}
      </a>
      <Header home={home} />
      <OfflineBanner />
      <main id="films" tabIndex={-1} className="outline-none">
        <Outlet broken={PageError} />
      </main>
      <Footer />
      {film === undefined ? null : <FilmDialog id={film} />}
      <ToastRegion />
    </div>
  );
}
