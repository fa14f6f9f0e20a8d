/**
 * Writes the first paint of each kind of page into `index.html`, so that it needs none of the site's scripts, and says
 * there which scripts will be needed, so that they come at the same time. One file serves every address, as a content
 * delivery network likes it: `public/frame.js` chooses the frame.
 */
import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { runnerImport, type Plugin } from 'vite';

/** A frame's name, and an address that it is the first paint of. The sign in the search stands for its text. */
const FRAMES: Readonly<Record<string, string>> = {
  home: '/',
  search: '/search?q=\uE000',
  page: '/search',
  film: '/film/1',
  list: '/list',
};
const ROOT = '<div id="root"></div>';
const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

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
        const frames = Object.entries(FRAMES).map(([name, address]) => `<template id="frame-${name}">${module.prerender(address)}</template>`);
        const needed = Object.values(bundle).filter((file) => file.type === 'chunk' && ['main', 'first'].includes(file.name));
        return {
          html: html.replace(ROOT, () => `${ROOT}\n    ${frames.join('\n    ')}`),
          // After the style sheet: without it nothing can be painted.
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
