/** A router with the site's addresses but no pages, for components in tests and stories. */
import { createMemoryHistory, pageAtOnce, Router } from '@/lib/router';
import { formatAddress, normaliseFilm, parseAddress } from '@/lib/searchParams';

const None = () => null;
const NOTHING = { page: pageAtOnce(None), pending: None };

/** The same addresses as the site's. */
export const partRouter = (at: string) =>
  new Router({
    routes: ['/', '/search', '/film/$filmId', '/list'].map((path) => ({ path, readSearch: (raw) => raw, ...NOTHING })),
    readSearch: (raw) => {
      const film = normaliseFilm(raw.film);
      return film === undefined ? {} : { film };
    },
    redirect: () => undefined,
    missing: NOTHING,
    parseSearch: parseAddress,
    stringifySearch: formatAddress,
    history: createMemoryHistory({ initialEntries: [at] }),
  });
