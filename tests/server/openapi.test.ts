import { Validator } from '@seriousme/openapi-schema-validator'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'

import { openDatabase } from '../../db/open.ts'
import { RIGHTS, ROUTES } from '../../domain/access.ts'
import { createApp } from '../../server/app.ts'
import { BASE } from '../../server/guard.ts'
import { describeApi } from '../../server/openapi.ts'

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
// Nothing is asked of it here.
const db = openDatabase('file::memory:')
const app = createApp(
  { db, clock: { now: () => new Date() }, log: pino({ level: 'silent' }) },
  {
    session: { actor: 'test@district.example', role: 'viewer', departments: 'all' },
    publicUrl: null,
  },
)
const document = describeApi(app)
const operations = Object.entries(document.paths ?? {}).flatMap(([path, entry]) =>
  METHODS.flatMap((method) => {
    const operation = entry[method]
    return operation ? [{ name: `${method.toUpperCase()} ${path}`, operation }] : []
  }),
)

describe('the description of the API', () => {
  test('is valid OpenAPI 3.1', async () => {
    const asSent: Record<string, unknown> = JSON.parse(JSON.stringify(document))
    const result = await new Validator().validate(asSent)
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
  })

  test('has operations', () => {
    expect(operations.length).toBeGreaterThan(40)
  })

  test.each(operations)('$name has a summary and answers', ({ operation }) => {
    expect(operation.summary ?? '').toMatch(/^[A-Z].*[^.]$/)
    const statuses = Object.keys(operation.responses ?? {})
    expect(statuses.filter((status) => /^2\d\d$/.test(status))).not.toEqual([])
  })

  test.each(operations)('$name refuses with a problem', ({ operation }) => {
    const refusals = Object.entries(operation.responses ?? {}).filter(([status]) =>
      /^[45]/.test(status),
    )
    for (const [status, response] of refusals) {
      const types = 'content' in response ? Object.keys(response.content ?? {}) : []
      expect([status, ...types]).toEqual([status, 'application/problem+json'])
    }
  })

  test.each(operations)('$name says which right it asks for, and when once more', (described) => {
    const [method = '', path = ''] = described.name.split(' ')
    const access = ROUTES[`${method} ${path.slice(BASE.length)}`]
    const { description, security } = described.operation
    const right = access?.right === 'public' ? 'Open to everybody.' : `right \`${access?.right}\``
    expect(description).toContain(right)
    expect(description?.includes('proof_needed')).toBe(access?.proof === true)
    expect(security?.length).toBe(access?.right === 'public' ? 0 : access?.proof ? 1 : 2)
  })

  test.each(operations.filter(({ name }) => /^(PUT|PATCH|DELETE) /.test(name)))(
    '$name asks for the version it changes',
    ({ operation }) => {
      const statuses = Object.keys(operation.responses ?? {})
      expect(statuses).toEqual(expect.arrayContaining(['404', '412', '428']))
      const headers = (operation.parameters ?? []).flatMap((parameter) =>
        'in' in parameter && parameter.in === 'header' ? [parameter.name] : [],
      )
      expect(headers).toContain('if-match')
    },
  )
})

describe('the table of rights', () => {
  const served = new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith(BASE))
      .map(({ method, path }) => {
        const below = path.slice(BASE.length).replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')
        return `${method} ${below}`
      }),
  )

  test('has every route that is served', () => {
    expect([...served].filter((route) => !Object.hasOwn(ROUTES, route))).toEqual([])
  })

  test('has no route that is not served', () => {
    expect(Object.keys(ROUTES).filter((route) => !served.has(route))).toEqual([])
  })

  test('names rights that there are', () => {
    for (const { right } of Object.values(ROUTES)) expect(RIGHTS).toContain(right)
  })

  test('describes every route but the description itself', () => {
    const described = new Set(operations.map(({ name }) => name.replace(BASE, '')))
    const silent = [...served].filter((route) => !described.has(route))
    expect(silent).toEqual(['GET /openapi.json'])
  })
})
