/** A page's component: in the first file, or in one of its own. */
import type { ComponentType } from 'react';

import type { PageFile } from './site';

export const pageAtOnce = (Page: ComponentType): PageFile => ({ ready: () => Page, load: () => Promise.resolve(Page) });

/** Downloaded when it is first wanted. A download that failed is tried again with the next wish. */
export function pageFile(load: () => Promise<ComponentType>): PageFile {
  let ready: ComponentType | null = null;
  return { ready: () => ready, load: async () => (ready ??= await load()) };
}
