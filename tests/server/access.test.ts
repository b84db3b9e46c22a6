import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { listApiKeys } from '../../db/api-keys.ts'
import { insertCalendarLink } from '../../db/calendar-links.ts'
import { insertPublication } from '../../db/publications.ts'
import type { Db } from '../../db/tables.ts'
import type { Writing } from '../../db/writing.ts'
import type { Role, RouteAccess } from '../../domain/access.ts'
import { ROLES, ROUTES, mayUse } from '../../domain/access.ts'
import type { TestApi } from '../support/api.ts'
import { countRows, createTestApi } from '../support/api.ts'
import { change, DEPARTMENT, YEAR } from '../support/plans.ts'
import { sealPacket } from '../support/sealed.ts'
import {
  CANARY,
  createTwoDepartments,
  DISTRICT_EVENT,
  IMPORT,
  MEETING,
  PARTS,
  SOMEBODY,
} from '../support/two-departments.ts'

type Whose = 'own' | 'other'

const BOUND = new Set<Role>(['owner', 'editor', 'observe_key', 'read_key'])
const ROUTE_NAMES = Object.keys(ROUTES)
const OF_DEPARTMENTS = ROUTE_NAMES.filter((name) => isOfDepartments(accessOf(name)))

describe('every route, asked by every role', () => {
  let db: Db
  let apis: Record<string, TestApi>
  let keyId: string
  let packetId: string
  let page: string
  let token: string
  let before: Record<string, number>

  beforeAll(async () => {
    db = await createTwoDepartments('sqlite')
    keyId = (await listApiKeys(db))[0]?.id ?? ''
    packetId = (await sealPacket(db, `${YEAR}-Q1`)).id
    page = await change(db, (going) => publish(going, packetId))
    token = await change(db, (going) => insertCalendarLink(going, SOMEBODY))
    const entries = ROLES.map(async (role) => {
      const departments = BOUND.has(role) ? [DEPARTMENT] : ('all' as const)
      return [role, await createTestApi('sqlite', { db, role, departments, pages: true })] as const
    })
    apis = Object.fromEntries(await Promise.all(entries))
    before = await countRows(db)
  })
  afterAll(() => db.destroy())

  test.each(ROUTE_NAMES)('%s answers each role as the table says', async (name) => {
    for (const role of ROLES) {
      expect([role, await ask(name, role, 'own')]).toEqual([role, expectedOf(name, role, 'own')])
    }
  })

  test.each(OF_DEPARTMENTS)('%s of another department', async (name) => {
    for (const role of ROLES) {
      const expected = expectedOf(name, role, 'other')
      expect([role, await ask(name, role, 'other')]).toEqual([role, expected])
    }
  })

  test.each(OF_DEPARTMENTS)('%s tells a key no word of another department', async (name) => {
    const [method = '', pattern = ''] = name.split(' ')
    const access = accessOf(name)
    const path = pathOf(pattern, access, 'other')
    for (const role of ['observe_key', 'read_key'] as const) {
      const answer = await apis[role]?.request(method, path, sent(method, access, 'other'))
      expect(JSON.stringify(answer?.body)).not.toContain(CANARY)
    }
  })

  test('nothing was changed by asking', async () => {
    const { ledger, ...after } = await countRows(db)
    expect({ ...after, ledger: before.ledger }).toEqual(before)
    const entries = await db
      .selectFrom('ledger')
      .select('action')
      .where('tx', '>', before.ledger ?? 0)
      .execute()
    expect(entries.length).toBe((ledger ?? 0) - (before.ledger ?? 0))
    expect(new Set(entries.map(({ action }) => action))).toEqual(new Set(['access.refuse']))
  })

  test.each(['GET /observations', 'GET /plans', 'GET /events'])(
    '%s of the whole district asks a key to name its department',
    async (name) => {
      const [method = '', path = ''] = name.split(' ')
      const answer = await apis['read_key']?.request(method, path)
      expect(answer).toMatchObject({
        status: 403,
        body: { type: 'urn:quarterdeck:problem:department_missing' },
      })
    },
  )

  test('an event of the whole district is not a department’s to make or change', async () => {
    const body = { on: '2022-09-02', label: 'Ours alone' }
    expect(await apis['editor']?.request('POST', '/events', { body })).toMatchObject({
      status: 403,
    })
    const one = await apis['editor']?.request('PATCH', `/events/${DISTRICT_EVENT}`, { body })
    expect(one).toMatchObject({ status: 403 })
    expect(
      await apis['coordinator']?.request('PATCH', `/events/${DISTRICT_EVENT}`, { body }),
    ).toMatchObject({ status: 428 })
  })

  test.each(['//', '/./', '/%6detrics/', '/METRICS/', '/metrics;x/', '/metrics%2f'])(
    'another spelling of a path, %s, lets a key read nothing of another department',
    async (spelling) => {
      const path = `${spelling === '//' || spelling === '/./' ? `${spelling}metrics/` : spelling}${PARTS.other.metric}`
      const answer = await apis['read_key']?.request('GET', path)
      expect(answer?.body).not.toMatchObject({ id: PARTS.other.metric })
      expect(JSON.stringify(answer?.body)).not.toContain(CANARY)
    },
  )

  test('an id written in percent signs is still another department’s', async () => {
    const answer = await apis['read_key']?.request('GET', '/metrics/other%2Dmetric')
    expect(answer?.status).toBe(404)
    const write = { body: { text: 'Taken over' }, headers: { 'if-match': '"1"' } }
    const refused = await apis['editor']?.request('PATCH', '/metrics/other%2Dmetric', write)
    expect(refused?.status).toBe(403)
    const target = `/milestones/${PARTS.other.milestone.replace(':', '%3A')}`
    expect((await apis['editor']?.request('PATCH', target, write))?.status).toBe(403)
  })

  test('a metric cannot be tied to one of another department', async () => {
    const write = { body: { continuesId: PARTS.other.metric }, headers: { 'if-match': '"1"' } }
    const refused = await apis['editor']?.request('PATCH', `/metrics/${PARTS.own.metric}`, write)
    expect(refused?.status).toBe(403)
  })

  /** `granted`, or the status of the refusal. Nothing is ever changed: see `sent`. */
  async function ask(name: string, role: Role, whose: Whose): Promise<number | 'granted'> {
    const [method = '', pattern = ''] = name.split(' ')
    const access = accessOf(name)
    // A deed at a path takes no body that could refuse it, but no unknown query either.
    const probe = method === 'POST' && pattern.includes('{id}') ? '?probe=true' : ''
    const path = `${pathOf(pattern, access, whose)}${probe}`
    const answer = await apis[role]?.request(method, path, sent(method, access, whose))
    const status = answer?.status ?? 0
    return [401, 403, 404].includes(status) ? status : 'granted'
  }

  function pathOf(pattern: string, { path, query }: RouteAccess, whose: Whose): string {
    const id = path ? PARTS[whose][path] : organisationId(pattern)
    const below = pattern
      .replace('{id}', id)
      .replace('{year}', YEAR)
      .replace('{token}', pattern.startsWith('/public') ? page : token)
      .replace('{name}', 'progress')
    if (!query) return below
    const search = new URLSearchParams(queryOf(pattern, whose))
    return `${below}?${search.toString()}`
  }

  function organisationId(pattern: string): string {
    if (pattern.startsWith('/api-keys')) return keyId
    if (pattern.startsWith('/snapshots')) return packetId
    return ORGANISATION.find(([start]) => pattern.startsWith(start))?.[1] ?? ''
  }
})

const ORGANISATION = [
  ['/cycles', `${YEAR}-Q1`],
  ['/divisions', 'learning-support'],
  ['/departments', DEPARTMENT],
  ['/sites', 'valley-high'],
  ['/users', SOMEBODY],
  ['/imports', IMPORT],
  ['/meetings', MEETING],
] as const

function queryOf(pattern: string, whose: Whose): Record<string, string> {
  const { department, metric } = PARTS[whose]
  if (pattern === '/events') return { metric }
  if (pattern === '/grid') return { department, year: YEAR, cycle: `${YEAR}-Q1` }
  if (pattern === '/plans' || pattern === '/observations') return { department }
  return { department, year: YEAR }
}

/** A request that is let in and then refused for its form: an unknown field, or no If-Match. */
function sent(method: string, { body }: RouteAccess, whose: Whose) {
  if (method !== 'POST' && method !== 'PUT') return method === 'GET' ? {} : { body: {} }
  const named = Object.entries(body ?? {}).map(([path, part]) => {
    const [field = '', inner] = path.split('[].')
    const id = PARTS[whose][part]
    return [field, inner === undefined ? id : [{ [inner]: id }]]
  })
  return { body: { ...Object.fromEntries(named), probe: true } }
}

function expectedOf(name: string, role: Role, whose: Whose): number | 'granted' {
  const access = accessOf(name)
  if (!mayUse(role, access.right)) return 403
  if (!isOfDepartments(access) || !BOUND.has(role) || whose === 'own') return 'granted'
  if (role === 'observe_key' || role === 'read_key') return 404
  return access.right === 'read' ? 'granted' : 403
}

function isOfDepartments({ path, body, query }: RouteAccess): boolean {
  return path !== undefined || body !== undefined || query !== undefined
}

function accessOf(name: string): RouteAccess {
  const access = ROUTES[name]
  if (!access) throw new Error(`no route ${name}`)
  return access
}

async function publish(going: Writing, packetId: string): Promise<string> {
  const made = await insertPublication(going, packetId, {
    findable: false,
    months: false,
    texts: {},
  })
  return made?.token ?? ''
}
