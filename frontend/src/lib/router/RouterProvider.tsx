/** Provides the router, and renders the current page. */
import { Component, useDeferredValue, useLayoutEffect, type ComponentType, type ReactNode } from 'react';

import { RouterContext, ShownContext, useRouter, useRouterState } from './hooks';
import type { Router } from './router';

export function RouterProvider({ router, children }: { router: Router; children: ReactNode }) {
  return <RouterContext value={router}>{children}</RouterContext>;
}

export interface PageErrorProps {
  readonly error: Error;
  readonly reset: () => void;
}

interface Props {
  /** Replaces a page that failed. */
  readonly broken: ComponentType<PageErrorProps>;
}

/** Reloads everything, since the failure may be a missing chunk of an older build. */
const again = () => window.location.reload();

/** The current page. Rendering a new page is deferred, so that the current one stays responsive. */
export function Outlet({ broken: Broken }: Props) {
  const router = useRouter();
  const shown = useDeferredValue(useRouterState((state) => state.shown));
  useLayoutEffect(() => router.rendered(shown), [router, shown]);
  const { Page, Pending, error, location } = shown;
  return (
    <ShownContext value={shown}>
      {error ? (
        <Broken error={error} reset={again} />
      ) : Page ? (
        <Boundary key={location.pathname} broken={Broken}>
          <Page />
        </Boundary>
      ) : (
        <Pending />
      )}
    </ShownContext>
  );
}

class Boundary extends Component<{ broken: ComponentType<PageErrorProps>; children: ReactNode }, { error: Error | null }> {
  override readonly state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(reason: unknown) {
    return { error: reason instanceof Error ? reason : new Error(String(reason)) };
  }

  override render() {
    const { broken: Broken, children } = this.props;
    const { error } = this.state;
    return error ? <Broken error={error} reset={again} /> : children;
  }
}
