/**
 * Puts what a first visit to the home page needs into one file. Left to itself the bundler cuts the same code into a
 * dozen, along the lines of who else uses it, and small files compress badly.
 */
export interface ModuleGraph {
  getModuleInfo: (id: string) => { readonly importers: readonly string[] } | null;
}

const isEntry = (id: string) => id.endsWith('/src/app/main.tsx');
/** Within reach of the entry by way of an index file, but used by later pages only. */
const LATER = /preload-helper|infiniteQueryObserver|useInfiniteQuery|\/texts\/en\/(film|list|ask|marks|search)\.ts$|\/lib\/list\/(change|exchange)\.ts$|\/lib\/filters\/(chips|facets)\.ts$|\/icons\/(?!(monitor|moon|search|sun|x)\.)[\w-]+\.mjs$/;

export function firstVisit() {
  const known = new Map<string, boolean>();
  const needed = (id: string, graph: ModuleGraph): boolean => {
    if (isEntry(id)) return true;
    if (LATER.test(id)) return false;
    const before = known.get(id);
    if (before !== undefined) return before;
    // A circle of imports says nothing new.
    known.set(id, false);
    const answer = (graph.getModuleInfo(id)?.importers ?? []).some((importer) => needed(importer, graph));
    known.set(id, answer);
    return answer;
  };
  // The entry keeps a file of its own, by which the manifest knows it.
  // What is only within reach stays out, or the line above would mean nothing.
  return { includeDependenciesRecursively: false, groups: [{ name: (id: string, graph: ModuleGraph) => (!isEntry(id) && needed(id, graph) ? 'first' : null) }] };
}
