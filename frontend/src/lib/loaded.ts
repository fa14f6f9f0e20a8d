/**
 * A component whose file is downloaded when it is first wanted. Where the download fails, for want of a connection, there
 * is nothing in its place and the next wish tries again: a missing extra must not take the page down.
 */
import { useCallback, useState, type ComponentType } from 'react';

export function useLoaded<Props>(load: () => Promise<ComponentType<Props>>): readonly [ComponentType<Props> | null, () => void] {
  const [component, setComponent] = useState<ComponentType<Props> | null>(null);
  const want = useCallback(() => {
    load().then(
      (loaded) => setComponent(() => loaded),
      () => undefined,
    );
  }, [load]);
  return [component, want];
}
