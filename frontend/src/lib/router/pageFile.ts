/** A page's component: in the entry chunk, or in a chunk of its own. */
import type { ComponentType } from 'react';

import type { PageFile } from './types';

export const pageAtOnce = (Page: ComponentType): PageFile => ({ ready: () => Page, load: () => Promise.resolve(Page) });

/** Loaded when it is first needed. If loading fails, the next navigation tries again. */
export function pageFile(load: () => Promise<ComponentType>): PageFile {
  let ready: ComponentType | null = null;
  return { ready: () => ready, load: async () => (ready ??= await load()) };
}
