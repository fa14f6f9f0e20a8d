/**
 * Components whose code is loaded when it is first needed. If loading fails, they render nothing and try again the next
 * time. React's `lazy` would replace the whole page with an error instead.
 */
import { startTransition, useCallback, useEffect, useState, type ComponentType } from 'react';

/** A component, null until it is loaded, and a function that loads it. */
export function useLazyComponent<Props>(load: () => Promise<ComponentType<Props>>): readonly [ComponentType<Props> | null, () => void] {
  const [component, setComponent] = useState<ComponentType<Props> | null>(null);
  const loadNow = useCallback(() => {
    load().then(
      // Many components may wait for the same code: a transition keeps the page responsive.
      (loaded) => startTransition(() => setComponent(() => loaded)),
      () => undefined,
    );
  }, [load]);
  return [component, loadNow];
}

/** A component whose code is loaded when it is first rendered. */
export function lazyComponent<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let ready: ComponentType<Props> | null = null;
  const remember = () => load().then((loaded) => (ready = loaded));
  return function Lazy(props: Props) {
    // Once loaded, it renders immediately, so that it does not flicker at every mount.
    const [loaded, loadNow] = useLazyComponent(remember);
    const Component = ready ?? loaded;
    const missing = Component === null;
    useEffect(() => {
      if (missing) loadNow();
    }, [missing, loadNow]);
    return Component ? <Component {...props} /> : null;
  };
}
