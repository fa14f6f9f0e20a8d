/** Configures the build, the development server and the unit tests. */
import { fileURLToPath } from 'node:url';

import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

import { contractViewer } from './plugins/contract-viewer.ts';
import { firstPaint } from './plugins/first-paint.ts';
import { firstVisit } from './plugins/first-visit.ts';

export default defineConfig({
  plugins: [react(), tailwind(), contractViewer(), firstPaint()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', proxy: { '/v1': process.env.CINERAG_URL ?? 'http://127.0.0.1:8080' } },
  // Nothing is inlined as a data: URL, so that a strict content security policy needs no exceptions.
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    // All target browsers support it.
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: firstVisit() } },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/api/mocks/setup.ts'],
    restoreMocks: true,
    testTimeout: 15_000,
  },
});
