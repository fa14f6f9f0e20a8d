/**
 * Bundles what a first visit to the home page needs into one chunk. By default the bundler splits it into a dozen, which
 * compress badly.
 */
export interface ModuleGraph {
  getModuleInfo: (id: string) => { readonly importers: readonly string[] } | null;
}

const isEntry = (id: string) => id.endsWith('/src/app/main.tsx');
/** Modules that the entry imports through an index file, but that only later pages use. */
const LATER = /preload-helper|infiniteQueryObserver|useInfiniteQuery|\/texts\/en\/(film|list|ask|marks|search|panel)\.ts$|\/lib\/list\/(actions|importExport)\.ts$|\/lib\/filters\/(chips|facets)\.ts$|\/icons\/(?!(monitor|moon|search|sun|x)\.)[\w-]+\.mjs$/;

export function firstVisit() {
  const known = new Map<string, boolean>();
  const needed = (id: string, graph: ModuleGraph): boolean => {
    if (isEntry(id)) return true;
    if (LATER.test(id)) return false;
    const before = known.get(id);
    if (before !== undefined) return before;
    // For circular imports.
    known.set(id, false);
    const answer = (graph.getModuleInfo(id)?.importers ?? []).some((importer) => needed(importer, graph));
    known.set(id, answer);
    return answer;
  };
  // The entry stays a chunk of its own, by which the manifest identifies it. Dependencies are not included recursively, so
  // that `LATER` takes effect.
  return { includeDependenciesRecursively: false, groups: [{ name: (id: string, graph: ModuleGraph) => (!isEntry(id) && needed(id, graph) ? 'first' : null) }] };
}
