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
    target: 'es2023',
    // The content security policy allows no data: fonts and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
