/** Addresses, and pages for them. */
export { createMemoryHistory, type RouterHistory } from '@tanstack/history';
export { useParams, usePagePlace, usePathname, useRouter, useRouterState, useSearch } from './hooks';
export { Link } from './Link';
export { pageAtOnce, pageFile } from './pageFile';
export type { Place, Search, Step, StepState, Target } from './place';
export { Router } from './router';
export { Outlet, RouterProvider, type PageErrorProps } from './RouterProvider';
export type { RouteDefinition } from './site';
