/**
 * Components whose files are downloaded when they are first wanted. Where a download fails, for want of a connection or
 * because the site was published anew, there is nothing in its place and the next wish tries again: a missing extra must
 * not take the page down, as a bare `lazy` would.
 */
import { startTransition, useCallback, useEffect, useState, type ComponentType } from 'react';

/** A component and how to want it. */
export function useLoaded<Props>(load: () => Promise<ComponentType<Props>>): readonly [ComponentType<Props> | null, () => void] {
  const [component, setComponent] = useState<ComponentType<Props> | null>(null);
  const want = useCallback(() => {
    load().then(
      // Many may have waited for the same file: they are drawn in pauses, in which the page answers.
      (loaded) => startTransition(() => setComponent(() => loaded)),
      () => undefined,
    );
  }, [load]);
  return [component, want];
}

/** A component that is wanted as soon as it is shown. */
export function extra<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let ready: ComponentType<Props> | null = null;
  const remember = () => load().then((loaded) => (ready = loaded));
  return function Extra(props: Props) {
    // What is there already is shown at once: a picture that blinks in at every mount is worse than none.
    const [loaded, want] = useLoaded(remember);
    const Component = ready ?? loaded;
    const missing = Component === null;
    useEffect(() => {
      if (missing) want();
    }, [missing, want]);
    return Component ? <Component {...props} /> : null;
  };
}
