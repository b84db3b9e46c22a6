import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vite'

/** Where `npm start` listens; the dev server hands it the API. */
const SERVER = 'http://localhost:3000'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  server: { proxy: { '/api': SERVER } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    // The first browsers that know light-dark(), without a stand-in that paper cannot override.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // The content security policy allows no data: fonts and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
