/** Whether the server is alive, and whether it can serve. */

import { Hono } from 'hono'

import { listAppliedMigrations } from '../db/migrate.ts'
import { migrations } from '../db/migrations/index.ts'
import type { Deps, Env } from './context.ts'

export function healthRoutes({ db, log }: Deps) {
  return new Hono<Env>()
    .get('/healthz', (c) => c.text('alive\n'))
    .get('/readyz', async (c) => {
      try {
        const applied = await listAppliedMigrations(db)
        const missing = Object.keys(migrations).filter((name) => !applied.includes(name))
        if (missing.length === 0) return c.text('ready\n')
        return c.text(`not ready: ${missing.length} migrations are missing\n`, 503)
      } catch (error) {
        log.error({ error }, 'database not reachable')
        return c.text('not ready: the database cannot be reached\n', 503)
      }
    })
}
