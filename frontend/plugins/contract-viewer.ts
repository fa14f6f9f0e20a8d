/**
 * Adds Swagger UI to `public/docs/index.html`: copied from its package when building, served from it during development.
 * It is not part of the site's bundle.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import type { Plugin } from 'vite';

const PACKAGE = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** File in the package → name under `/docs/`. Its licence is included. */
const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'swagger-ui.css',
  'swagger-ui-bundle.js': 'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt': 'swagger-ui-bundle.js.LICENSE.txt',
  LICENSE: 'swagger-ui.LICENSE.txt',
  NOTICE: 'swagger-ui.NOTICE.txt',
};

/** Removes the reference to the source map, which is not copied. */
async function load(file: string): Promise<string> {
  const text = await readFile(path.join(PACKAGE, file), 'utf8');
  return text.replace(/\n?(\/\/# sourceMappingURL=\S+|\/\*# sourceMappingURL=\S+ ?\*\/)\s*$/, '\n');
}

export function contractViewer(): Plugin {
  return {
    name: 'contract-viewer',
    async generateBundle() {
      for (const [file, name] of Object.entries(FILES)) {
        this.emitFile({ type: 'asset', fileName: `docs/${name}`, source: await load(file) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? '';
        if (url === '/docs' || url === '/docs/') request.url = '/docs/index.html';
        const found = Object.entries(FILES).find(([, name]) => url === `/docs/${name}`);
        if (!found) return next();
        const type = found[1].endsWith('.css') ? 'text/css' : 'text/javascript';
        load(found[0]).then((text) => response.setHeader('content-type', type).end(text), next);
      });
    },
  };
}
