import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { faultOf } from '../../db/fault.ts'
import { answerBroken } from '../../server/broken.ts'
import { createRouter } from '../../server/context.ts'
import type { TestApi } from '../support/api.ts'
import { createTestApi } from '../support/api.ts'

const log = { error: vi.fn<() => void>() }

describe('a full disk', () => {
  let api: TestApi

  beforeEach(async () => {
    api = await createTestApi('sqlite')
  })
  afterEach(() => api.db.destroy())

  /** SQLite refuses pages above this as it does where the disk has none left. */
  async function fill(): Promise<void> {
    await sql`pragma max_page_count = 1`.execute(api.db)
  }

  async function free(): Promise<void> {
    await sql`pragma max_page_count = 4294967294`.execute(api.db)
  }

  /** Writes until one is refused. */
  async function writeUntilRefused() {
    for (let n = 0; n < 500; n += 1) {
      const name = `Division ${n} ${'of many words '.repeat(10)}`
      const answer = await api.request('POST', '/divisions', { body: { name } })
      if (answer.status !== 201) return answer
    }
    return undefined
  }

  test('is said as such, and nothing is half saved', async () => {
    await fill()
    const refused = await writeUntilRefused()
    expect(refused).toMatchObject({
      status: 507,
      body: { type: 'urn:quarterdeck:problem:disk_full', title: 'The disk is full.' },
    })
    const list = await api.request('GET', '/divisions?limit=500')
    expect(list.status).toBe(200)
    await free()
    const { rows } = await sql<{ n: number }>`select count(*) as n from division`.execute(api.db)
    const before = rows[0]?.n ?? 0
    const answer = await api.request('POST', '/divisions', { body: { name: 'After the flood' } })
    expect(answer.status).toBe(201)
    const after = await sql<{ n: number }>`select count(*) as n from division`.execute(api.db)
    expect(after.rows[0]?.n).toBe(before + 1)
  })
})

describe('what broke', () => {
  test.each([
    ['SQLITE_FULL', 'full'],
    ['53100', 'full'],
    ['SQLITE_BUSY', 'busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'busy'],
    ['08006', 'busy'],
    ['57P01', 'busy'],
    ['53300', 'busy'],
    ['ECONNREFUSED', 'busy'],
    ['BEING_PUBLISHED', 'publishing'],
    ['PUBLISHED_LATER', 'later'],
    ['SQLITE_IOERR_FSYNC', 'unsure'],
    ['58030', 'unsure'],
    ['SQLITE_CONSTRAINT_CHECK', undefined],
    ['23505', undefined],
  ])('%s is told apart', (code, fault) => {
    expect(faultOf(Object.assign(new Error('broken'), { code }))).toBe(fault)
  })

  test('an error without a code is our own mistake', () => {
    expect(faultOf(new Error('broken'))).toBeUndefined()
    expect(faultOf('broken')).toBeUndefined()
  })

  test.each([
    ['SQLITE_IOERR_FSYNC', 503, 1],
    ['SQLITE_BUSY', 503, 0],
    ['BEING_PUBLISHED', 503, 0],
    ['PUBLISHED_LATER', 503, 0],
    ['SQLITE_FULL', 507, 0],
    ['SQLITE_CORRUPT', 500, 0],
  ])('%s is answered with %i, and asks for %i new starts', async (code, status, starts) => {
    const mustEnd = vi.fn<() => void>()
    const app = createRouter()
    app.onError(answerBroken(log, mustEnd))
    app.get('/', () => {
      throw Object.assign(new Error('secret detail'), { code })
    })
    const answer = await app.request('/')
    expect(answer.status).toBe(status)
    expect(answer.headers.has('retry-after')).toBe(status === 503)
    expect(await answer.text()).not.toContain('secret detail')
    expect(mustEnd).toHaveBeenCalledTimes(starts)
  })
})
