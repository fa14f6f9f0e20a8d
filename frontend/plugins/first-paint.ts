/**
 * Prerenders the first paint of each kind of page into `index.html`, with a list of the scripts to preload. One file serves
 * every address, as a content delivery network needs it: `public/frame.js` chooses the frame.
 */
import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { runnerImport, type Plugin, type Rolldown } from 'vite';

/** The address of each frame, and the module that fills it. \uE000 is the placeholder for the text of a search. */
const FRAMES: Readonly<Record<string, { readonly address: string; readonly filledBy: string }>> = {
  home: { address: '/', filledBy: 'features/home/Shelves.tsx' },
  search: { address: '/search?q=\uE000', filledBy: 'features/search/SearchPage.tsx' },
  page: { address: '/search', filledBy: 'features/search/SearchPage.tsx' },
  film: { address: '/film/1', filledBy: 'features/film/FilmPage.tsx' },
  list: { address: '/list', filledBy: 'features/list/ListPage.tsx' },
};
/** Preloaded with every frame, so that drawn posters do not need another round trip. */
const DRAWING = 'components/PosterArt.tsx';
const ROOT = '<div id="root"></div>';
const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

type Bundle = Rolldown.OutputBundle;
const scriptsOf = (bundle: Bundle) => Object.values(bundle).filter((file) => file.type === 'chunk');

/** The chunk of a module and its imports, without those that every page has. */
function reach(bundle: Bundle, module: string, without: ReadonlySet<string>): string[] {
  const first = scriptsOf(bundle).find(({ moduleIds }) => moduleIds.includes(source(module)));
  if (!first) throw new Error(`No script of the build has ${module}: has it moved?`);
  const found = new Set<string>();
  const visit = (name: string) => {
    const file = bundle[name];
    if (found.has(name) || without.has(name) || file?.type !== 'chunk') return;
    found.add(name);
    for (const next of file.imports) visit(next);
  };
  visit(first.fileName);
  return [...found];
}

export function firstPaint(): Plugin {
  return {
    name: 'first-paint',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle = {} }) {
        if (!html.includes(ROOT)) throw new Error(`index.html has no ${ROOT}`);
        const { module } = await runnerImport<typeof import('../src/app/prerender')>(source('app/prerender.tsx'), {
          configFile: false,
          logLevel: 'error',
          plugins: [react()],
          resolve: { alias: { '@': source('') } },
        });
        const needed = scriptsOf(bundle).filter(({ name }) => ['main', 'first', 'rolldown-runtime'].includes(name));
        const always = new Set(needed.map(({ fileName }) => fileName));
        const frames = Object.entries(FRAMES).map(([name, { address, filledBy }]) => {
          const scripts = [...new Set([filledBy, DRAWING].flatMap((module) => reach(bundle, module, always)))].map((file) => `/${file}`);
          return `<template id="frame-${name}" data-scripts="${scripts.join(' ')}">${module.prerender(address)}</template>`;
        });
        return {
          html: html.replace(ROOT, () => `${ROOT}\n    ${frames.join('\n    ')}`),
          // After the style sheet, which the first paint needs.
          tags: needed.map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', href: `/${fileName}`, fetchpriority: 'low' },
            injectTo: 'head',
          })),
        };
      },
    },
  };
}
