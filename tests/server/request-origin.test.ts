import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { verifyLedger } from '../../db/ledger.ts'
import { classOfAddress } from '../../server/address.ts'
import type { TestApi } from '../support/api.ts'
import { at, createTestApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

describe.each(DIALECTS)('%s: the request of a change', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createTestApi(dialect)
  })
  afterAll(() => api.db.destroy())

  test('is on the log by the number its answer has, and by how near it came from', async () => {
    const made = await api.request('POST', '/divisions', {
      body: { name: 'Learning' },
      from: '10.1.2.3',
    })
    const id = made.headers.get('x-request-id')
    expect(id).toMatch(UUID)
    const log = await api.request('GET', '/audit?limit=1')
    expect(at(log, 'items.0.request')).toEqual({ id, from: 'private' })
    expect(JSON.stringify(log.body)).not.toContain('10.1.2.3')
  })

  test('has no number of the asker’s, and no address of a header', async () => {
    const headers = { 'x-request-id': 'mine', 'x-forwarded-for': '203.0.113.9' }
    const body = { name: 'Operations' }
    const made = await api.request('POST', '/divisions', { body, headers, from: '127.0.0.1' })
    expect(made.headers.get('x-request-id')).toMatch(UUID)
    const log = await api.request('GET', '/audit?limit=1')
    expect(at(log, 'items.0.request.from')).toBe('loopback')
  })

  test.each(['/nowhere', '/audit?cursor=x', '/me'])(
    '%s is answered with a number',
    async (path) => {
      const { headers } = await api.request('GET', path)
      expect(headers.get('x-request-id')).toMatch(UUID)
    },
  )

  test('entries with and without a request are one unbroken log', async () => {
    const rows = await api.db.selectFrom('ledger').select('payload').execute()
    const withOne = rows.filter(({ payload }) => payload.includes('"request":'))
    expect(withOne).toHaveLength(2)
    expect(rows.length).toBeGreaterThan(2)
    expect(await verifyLedger(api.db)).toMatchObject({ ok: true, events: rows.length })
  })
})

test.each([
  ['203.0.113.9', 'public'],
  ['127.0.0.1, 203.0.113.9', 'public'],
  ['203.0.113.9:55123', 'public'],
  ['[2001:db8::1]:443', 'public'],
  ['203.0.113.9, 10.0.0.7', 'private'],
  ['nonsense', 'loopback'],
  ['', 'loopback'],
])('behind a proxy of ours a request forwarded for “%s” is %s', async (forwarded, expected) => {
  const api = await createTestApi('sqlite', { trustProxy: true })
  const headers = { 'x-forwarded-for': forwarded }
  await api.request('POST', '/divisions', { body: { name: 'x' }, headers, from: '127.0.0.1' })
  const log = await api.request('GET', '/audit?limit=1')
  expect(at(log, 'items.0.request.from')).toBe(expected)
  await api.db.destroy()
})

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.255.255.255', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::FFFF:10.0.0.1', 'private'],
  ['172.15.255.255', 'public'],
  ['172.16.0.0', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.0', 'public'],
  ['192.168.7.7', 'private'],
  ['169.254.1.1', 'private'],
  ['100.63.255.255', 'public'],
  ['100.64.0.0', 'private'],
  ['fe80::1%eth0', 'private'],
  ['fd00::1', 'private'],
  ['2001:db8::1', 'public'],
  ['::2', 'public'],
  ['126.255.255.255', 'public'],
])('%s is %s', (address, expected) => {
  expect(classOfAddress(address)).toBe(expected)
})
