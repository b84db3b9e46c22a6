/** HTTP for API keys: list them, make one, end one. The secret is in the answer that makes it, once. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import type { ApiKey } from '../db/api-keys.ts'
import { findApiKey, insertApiKey, listApiKeys, revokeApiKey } from '../db/api-keys.ts'
import { findDepartment } from '../db/departments.ts'
import { daysAfter } from '../domain/calendar.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { pageOf, pageQuery, slice } from './page.ts'
import { REFUSALS, refusal, refuse } from './problem.ts'
import { absent, duplicate, outdated, requireVersion, unknown } from './respond.ts'
import { Day, Id, IdPath, text } from './schemas.ts'
import { createSecret, hashOfSecret } from './secret.ts'
import { write } from './write.ts'

const LONGEST_LIFE = 366

const fields = {
  name: text(80, 1).openapi({ description: 'Unique; written as the author of what it records.' }),
  departmentId: Id,
  may: z.enum(['observe', 'read']).openapi({ description: 'observe: read, and record too.' }),
  expiresOn: Day.openapi({ description: `The last day; at most ${LONGEST_LIFE} days from today.` }),
}

const NewKey = z.strictObject(fields).openapi('NewApiKey')

const Key = z
  .object({
    id: z.string(),
    ...fields,
    expiresOn: z.string(),
    createdBy: z.string(),
    createdAt: z.string(),
    lastUsedOn: z.string().nullable().openapi({ description: 'Null: never used.' }),
    state: z.enum(['valid', 'ended', 'revoked']).openapi({ description: 'Today.' }),
    revokedAt: z.string().nullable().openapi({ description: 'Null: not revoked.' }),
    version: z.int(),
  })
  .openapi('ApiKey')

const MadeKey = Key.extend({
  secret: z
    .string()
    .nullable()
    .openapi({ description: 'Shown this once; null when the request is repeated.' }),
}).openapi('MadeApiKey')

const listRoute = createRoute({
  method: 'get',
  path: '/api-keys',
  summary: 'List the API keys',
  request: { query: z.strictObject(pageQuery) },
  responses: {
    200: { description: 'A page.', content: { 'application/json': { schema: pageOf(Key) } } },
    ...REFUSALS,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/api-keys',
  summary: 'Make an API key for a department',
  request: { body: { required: true, content: { 'application/json': { schema: NewKey } } } },
  responses: {
    201: { description: 'Made.', content: { 'application/json': { schema: MadeKey } } },
    ...REFUSALS,
    409: refusal('Another key has this name.'),
    422: refusal('No such department, or it would be valid for too long.'),
  },
})

const revokeRoute = createRoute({
  method: 'delete',
  path: '/api-keys/{id}',
  summary: 'Revoke an API key at once',
  request: { params: IdPath, headers: IfMatch, query: z.strictObject({}) },
  responses: {
    200: { description: 'Revoked.', content: { 'application/json': { schema: Key } } },
    ...REFUSALS,
    412: refusal('Not the current version.'),
    428: refusal('If-Match is missing.'),
  },
})

export function apiKeyRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { items, nextCursor } = slice(await listApiKeys(deps.db), c.req.valid('query'))
      return c.json({ items: items.map((key) => toBody(key, c.var)), nextCursor }, 200)
    })
    .openapi(addRoute, (c) =>
      write(
        c,
        deps,
        async (change) => {
          const { may, ...wanted } = c.req.valid('json')
          if (!(await findDepartment(change.tx, wanted.departmentId))) {
            return unknown(c, 'departmentId', 'department')
          }
          const { latestDay } = c.var
          if (
            wanted.expiresOn < latestDay ||
            wanted.expiresOn > daysAfter(latestDay, LONGEST_LIFE)
          ) {
            return lifeRefused(c)
          }
          const secret = createSecret()
          const role = may === 'observe' ? 'observe_key' : 'read_key'
          const secretHash = hashOfSecret(secret)
          const added = await insertApiKey(change, { ...wanted, role, secretHash })
          if (!added) return duplicate(c, 'API key')
          c.header('etag', etagOf(added.version))
          return c.json({ ...toBody(added, c.var), secret }, 201)
        },
        'secret',
      ),
    )
    .openapi(revokeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findApiKey(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'API key')
        const after = await revokeApiKey(change, before.id, match.version)
        if (!after) return outdated(c, toBody(before, c.var))
        c.header('etag', etagOf(after.version))
        return c.json(toBody(after, c.var), 200)
      })
    })
}

function toBody({ role, ...key }: ApiKey, { latestDay, nameOf }: Env['Variables']) {
  const may = role === 'observe_key' ? ('observe' as const) : ('read' as const)
  return { ...key, createdBy: nameOf(key.createdBy), may, state: stateOf(key, latestDay) }
}

function stateOf({ revokedAt, expiresOn }: Pick<ApiKey, 'revokedAt' | 'expiresOn'>, today: string) {
  if (revokedAt !== null) return 'revoked' as const
  return expiresOn < today ? ('ended' as const) : ('valid' as const)
}

function lifeRefused(c: Context<Env>) {
  const message = `Choose a day from today on, at most ${LONGEST_LIFE} days away.`
  const errors = [{ path: 'expiresOn', message, code: 'life' }]
  return refuse(c, 422, 'The key would be valid for no day, or for too long.', { errors })
}
