/** A small router on top of TanStack's history. */
export { createMemoryHistory, type RouterHistory } from '@tanstack/history';
export { useParams, usePageLocation, usePathname, useRouter, useRouterState, useSearch } from './hooks';
export { Link } from './Link';
export { pageAtOnce, pageFile } from './pageFile';
export type { RouterLocation, NavigateOptions, HistoryState, Search, Target } from './location';
export { Router } from './router';
export { Outlet, RouterProvider, type PageErrorProps } from './RouterProvider';
export type { RouteDefinition } from './types';
