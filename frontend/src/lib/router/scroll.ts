/** Where a page was left, so that coming back leads there; a new page begins at its top. */
export type Arrival =
  /** A step on. */
  | 'top'
  /** A step back, or a reload. */
  | 'return'
  /** Something about the page one is on. */
  | 'stay';

export interface Places {
  leave: (key: string | undefined) => void;
  arrive: (key: string | undefined, arrival: Arrival) => void;
}

const KEPT_AS = 'cinerag.scroll';
/** How long a page that is still growing is waited for. */
const GROWING_MS = 3000;

export function keepPlaces(): Places {
  if (typeof window === 'undefined') return { leave: () => undefined, arrive: () => undefined };
  // Read when first needed: the storage is slow to begin with.
  let kept: Map<string, number> | undefined;
  const places = () => (kept ??= new Map(read()));
  let here: string | undefined;
  const leave = (key = here) => {
    if (key !== undefined) places().set(key, window.scrollY);
  };
  window.history.scrollRestoration = 'manual';
  window.addEventListener('pagehide', () => {
    leave();
    write([...places()]);
  });
  let stop: () => void = () => undefined;
  return {
    leave,
    arrive: (key, arrival) => {
      here = key;
      stop();
      if (arrival === 'top') window.scrollTo(0, 0);
      const before = key === undefined ? undefined : places().get(key);
      if (arrival === 'return' && before !== undefined) stop = scrollTo(before);
    },
  };
}

/** Scrolls there, and again while the page grows, until it is there or the visitor goes their own way. */
function scrollTo(top: number): () => void {
  window.scrollTo(0, top);
  if (Math.abs(window.scrollY - top) < 1 || typeof ResizeObserver === 'undefined') return () => undefined;
  const observer = new ResizeObserver(() => {
    window.scrollTo(0, top);
    if (Math.abs(window.scrollY - top) < 1) stop();
  });
  const own = new AbortController();
  const stop = () => {
    observer.disconnect();
    own.abort();
  };
  observer.observe(document.body);
  for (const name of ['wheel', 'touchstart', 'keydown', 'pointerdown']) window.addEventListener(name, stop, { signal: own.signal, passive: true });
  setTimeout(stop, GROWING_MS);
  return stop;
}

function read(): [string, number][] {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(KEPT_AS) ?? '[]');
    return Array.isArray(kept) ? kept.filter((pair): pair is [string, number] => Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'number') : [];
  } catch {
    return [];
  }
}

function write(places: readonly [string, number][]): void {
  try {
    window.sessionStorage.setItem(KEPT_AS, JSON.stringify(places.slice(-50)));
  } catch {
    // Storage may be full or forbidden. Then a reload begins at the top.
  }
}
