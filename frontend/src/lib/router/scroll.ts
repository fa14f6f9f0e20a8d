/** Restores the scroll position on the way back. A new page starts at the top. */
export type ScrollTarget =
  /** A new page. */
  | 'top'
  /** Back, forward, or a reload. */
  | 'restore'
  /** A change on the current page. */
  | 'keep';

export interface ScrollPositions {
  save: (key: string | undefined) => void;
  apply: (key: string | undefined, target: ScrollTarget) => void;
}

const STORAGE_KEY = 'cinerag.scroll';
const MAX_POSITIONS = 50;
/** How long to wait for a page to become high enough. */
const MAX_WAIT_MS = 3000;

export function scrollPositions(): ScrollPositions {
  if (typeof window === 'undefined') return { save: () => undefined, apply: () => undefined };
  // Read when first needed: the first access to the storage is slow.
  let stored: Map<string, number> | undefined;
  const positions = () => (stored ??= new Map(read()));
  let current: string | undefined;
  const save = (key = current) => {
    if (key !== undefined) positions().set(key, window.scrollY);
  };
  window.history.scrollRestoration = 'manual';
  window.addEventListener('pagehide', () => {
    save();
    write([...positions()]);
  });
  let stop: () => void = () => undefined;
  return {
    save,
    apply: (key, target) => {
      current = key;
      stop();
      if (target === 'top') window.scrollTo(0, 0);
      const position = key === undefined ? undefined : positions().get(key);
      if (target === 'restore' && position !== undefined) stop = scrollTo(position);
    },
  };
}

/** Scrolls there, and again while the page grows, until it is there or the visitor scrolls. */
function scrollTo(top: number): () => void {
  window.scrollTo(0, top);
  if (Math.abs(window.scrollY - top) < 1 || typeof ResizeObserver === 'undefined') return () => undefined;
  const observer = new ResizeObserver(() => {
    window.scrollTo(0, top);
    if (Math.abs(window.scrollY - top) < 1) stop();
  });
  const listeners = new AbortController();
  const stop = () => {
    observer.disconnect();
    listeners.abort();
  };
  observer.observe(document.body);
  for (const name of ['wheel', 'touchstart', 'keydown', 'pointerdown']) window.addEventListener(name, stop, { signal: listeners.signal, passive: true });
  setTimeout(stop, MAX_WAIT_MS);
  return stop;
}

function read(): [string, number][] {
  try {
    const entries: unknown = JSON.parse(window.sessionStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(entries) ? entries.filter((pair): pair is [string, number] => Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'number') : [];
  } catch {
    return [];
  }
}

function write(positions: readonly [string, number][]): void {
  try {
    window.sessionStorage.setItem(STORAGE_KEY, JSON.stringify(positions.slice(-MAX_POSITIONS)));
  } catch {
    // Storage may be full or blocked. Then a reload starts at the top.
  }
}
