/** The built pages: hashed assets kept for ever, everything else the one page that routes itself. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

import type { Env } from './context.ts'
import { refuse } from './problem.ts'

const BUILT = fileURLToPath(new URL('../dist', import.meta.url))
/** It may answer for the pages of the meetings, though it lies among the assets. */
const ROOM_WORKER = /^\/assets\/room-worker-[^/]+\.js$/
const FOR_EVER = 'public, max-age=31536000, immutable'

/** Errors: throws at start when the pages were not built. */
export async function pageRoutes() {
  const page = await readFile(`${BUILT}/index.html`, 'utf8').catch(() => {
    throw new Error('The pages are not built. Run: npm run build')
  })
  const app = new Hono<Env>()
  app.use('/assets/*', async (c, next) => {
    await next()
    if (!c.res.ok) return
    c.res.headers.set('cache-control', FOR_EVER)
    if (ROOM_WORKER.test(c.req.path)) c.res.headers.set('service-worker-allowed', '/meetings/')
  })
  app.use('/assets/*', serveStatic({ root: BUILT, precompressed: true }))
  app.get('*', (c) => {
    const isFile = /\.[a-z0-9]+$|\/\./i.test(c.req.path)
    if (isFile || c.req.path.startsWith('/api/')) {
      return refuse(c, 404, 'There is nothing at this address.', { code: 'not_found' })
    }
    c.header('cache-control', 'no-cache')
    return c.html(page)
  })
  return app
}
