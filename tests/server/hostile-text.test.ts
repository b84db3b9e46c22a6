import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ROUTES } from '../../domain/access.ts'
import type { TestApi } from '../support/api.ts'
import { createTestApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestDoor } from '../support/door.ts'
import { createDoor } from '../support/door.ts'
import { DEPARTMENT } from '../support/plans.ts'
import { createTwoDepartments } from '../support/two-departments.ts'

// PostgreSQL cannot hold the first, and no UTF-8 has the second.
const HOSTILE = ['a\u0000b', 'a\uD800b', '\u0000', 'x'.repeat(5000), '__proto__', 'constructor']
const QUERY = [
  'department',
  'metric',
  'year',
  'cycle',
  'cursor',
  'actor',
  'action',
  'asOf',
  'limit',
]

describe.each(DIALECTS)('%s: text that nobody types', { timeout: 60_000 }, (dialect) => {
  let api: TestApi
  let door: TestDoor

  beforeAll(async () => {
    api = await createTestApi(dialect, { db: await createTwoDepartments(dialect) })
    door = await createDoor(dialect)
  })
  afterAll(async () => {
    await api.db.destroy()
    await door.db.destroy()
  })

  test.each(Object.keys(ROUTES))('breaks nothing in %s', async (name) => {
    const [method = '', pattern = ''] = name.split(' ')
    const broken: string[] = []
    for (const text of HOSTILE) {
      const written = encodeURIComponent(text.toWellFormed())
      const path = pattern.replaceAll(/\{\w+\}/g, written)
      const asked = [path, ...QUERY.map((field) => `${path}?${field}=${written}`)]
      for (const address of asked) {
        const body = method === 'GET' ? {} : { body: hostileBody(text) }
        const headers = { 'if-match': '"1"' }
        const answer = await api.request(method, address, { ...body, headers })
        if (answer.status >= 500) broken.push(`${answer.status} ${address}`)
      }
    }
    expect(broken).toEqual([])
  })

  test('is refused to an editor before anything is looked up by it', async () => {
    const editor = await createTestApi(dialect, {
      db: api.db,
      role: 'editor',
      departments: [DEPARTMENT],
    })
    const body = { metricId: 'a\u0000b', observedOn: '2022-10-04', value: 7 }
    expect((await editor.request('POST', '/observations', { body })).status).toBe(400)
    const plain = await editor.request('POST', '/observations', { body: JSON.stringify(body) })
    expect(plain.status).toBe(415)
    expect((await editor.request('PATCH', '/metrics/%00', { body: {} })).status).toBe(400)
    expect((await editor.request('GET', '/plans?department=a%1Fb')).status).toBe(400)
  })

  test('is refused however deep it is nested', async () => {
    const depth = 100_000
    const body = `${'['.repeat(depth)}"a${String.raw`\u0000`}"${']'.repeat(depth)}`
    const headers = { 'content-type': 'application/json' }
    const answer = await api.app.request('/api/v1/divisions', { method: 'POST', headers, body })
    expect(answer.status).toBe(400)
  })

  test('is told from a backslash and the digits after it', async () => {
    const name = String.raw`Folder \u0000`
    const added = await api.request('POST', '/divisions', { body: { name } })
    expect(added).toMatchObject({ status: 201, body: { name } })
    const words = await api.request('GET', '/plans?department=a%0Ab%C2%A0')
    expect(words.status).toBe(200)
  })

  test.each([
    ['sign-in/email', (text: string) => ({ email: text, password: text })],
    ['link/look', (text: string) => ({ secret: text.padEnd(30, 'x') })],
    [
      'link/use',
      (text: string) => ({
        secret: text.padEnd(30, 'x'),
        name: text,
        password: `${text} and more words`,
      }),
    ],
    ['rename', (name: string) => ({ name })],
    ['revoke-session', (id: string) => ({ id })],
    [
      'change-password',
      (text: string) => ({ currentPassword: text, newPassword: `${text} and more words` }),
    ],
  ])('breaks nothing at the door: %s', async (path, bodyOf) => {
    const browser = door.browser({ address: path })
    await browser.signIn('viewer@district.example')
    const broken: string[] = []
    for (const text of HOSTILE) {
      const answer = await browser.ask('POST', `/api/auth/${path}`, bodyOf(text))
      if (answer.status >= 500) broken.push(`${answer.status} ${JSON.stringify(text).slice(0, 20)}`)
    }
    expect(broken).toEqual([])
  })
})

/** The same text in every field that some route reads. */
function hostileBody(text: string): Record<string, unknown> {
  const texts = 'name title text note reason label code email unit group'
  const ids = 'planId priorityId actionId metricId departmentId siteId continuesId'
  const fields = `${texts} ${ids}`.split(' ')
  return Object.fromEntries(fields.map((field) => [field, text]))
}
