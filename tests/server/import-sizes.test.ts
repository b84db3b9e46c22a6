import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { BASE } from '../../server/guard.ts'
import type { TestApi } from '../support/api.ts'
import { countRows, createTestApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetrics } from '../support/every-kind.ts'

const HEADER = 'metric_id,observed_on,value\n'
const ROW = 'sessions,2022-08-01,3\n'
const LARGEST = HEADER.length + ROW.length

describe.each(DIALECTS)('%s: a file that announces no length', (dialect) => {
  let api: TestApi

  beforeEach(async () => {
    api = await createTestApi(dialect, { largestFile: LARGEST })
    await addMetrics(api.db)
  })
  afterEach(() => api.db.destroy())

  test('is imported up to the last byte that is read', async () => {
    const { status } = await send([HEADER, ROW])
    expect(status).toBe(201)
  })

  test('is refused at the first byte too many, and the rest is never read', async () => {
    const before = await countRows(api.db)
    const { status, problem, taken } = await send([HEADER, ROW, '\n', ...Array(50).fill(ROW)])
    expect([status, problem]).toEqual([413, 'urn:quarterdeck:problem:too_large'])
    expect(taken).toBeLessThan(6)
    expect(await countRows(api.db)).toEqual(before)
  })

  async function send(pieces: readonly string[]) {
    let taken = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const piece = pieces[taken]
        taken += 1
        if (piece === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(piece))
      },
    })
    const sent = { method: 'POST', body, headers: { 'content-type': 'text/csv' }, duplex: 'half' }
    const answer = await api.app.request(`${BASE}/imports/observations`, sent)
    const { type: problem }: { type?: string } = await answer.json()
    return { status: answer.status, problem, taken }
  }
})
