import { resolve } from 'node:path'

import { defineConfig } from 'vitest/config'

const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const

export default defineConfig({
  oxc,
  test: {
    globalSetup: 'tests/support/postgres.ts',
    // One more than a small machine has processors: tests wait for browsers and databases half of their time.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Servers and commands that tests start need not be compiled each time.
    env: { NODE_COMPILE_CACHE: resolve(import.meta.dirname, 'node_modules/.cache/compiled') },
    projects: [
      {
        extends: true,
        test: { name: 'domain', isolate: false, include: ['tests/domain/**/*.test.ts'] },
      },
      { extends: true, test: { name: 'db', isolate: false, include: ['tests/db/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'server', isolate: false, include: ['tests/{server,house}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['tests/web/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: 'tests/support/patience.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/support/chromium.ts',
          // A page may come late on a busy machine.
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
