import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, createPlanApi, createTestApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { METRICS } from '../support/plans.ts'
import { addSurvey, answer, take } from '../support/streams.ts'

const KINDS = ['rate', 'score', 'count'] as const
const SURVEYED = [
  ['valley-high', { 1: 2, 2: 1, 3: 1, 4: 0, 5: 0 }],
  ['lakeview-middle', { 1: 3, 2: 9, 3: 8, 4: 11, 5: 19 }],
  ['hillside-elementary', { 1: 6, 2: 5, 3: 4, 4: 12, 5: 13 }],
] as const

describe.each(DIALECTS)('%s: small groups of a stream', (dialect) => {
  let api: TestApi
  let id: string

  beforeEach(async () => {
    api = await createPlanApi(dialect)
    id = await addSurvey(api)
    await api.db.updateTable('metric').set({ privacy_class: 'survey' }).execute()
    for (const kind of KINDS) await take(api, id, kind)
    for (const [siteId, counts] of SURVEYED) await answer(api, id, { siteId, counts })
  })
  afterEach(() => api.db.destroy())

  test('a place hidden in one metric is hidden in every metric, also a count of nobody', async () => {
    const shown = await Promise.all(KINDS.map((kind) => sitesShown(kind)))
    expect(shown).toEqual([['lakeview-middle'], ['lakeview-middle'], ['lakeview-middle']])
  })

  test('so it is where only one of them is asked for, and after it ended its cut', async () => {
    const headers = { 'if-match': '"1"' }
    await api.request('DELETE', `/metrics/${METRICS.count}/cut`, { headers })
    expect(await sitesShown('count')).toEqual(['lakeview-middle'])
  })

  test('a metric of the stream stays with it while it has what it was fed', async () => {
    const other = await addSurvey(api, 'Another survey')
    const moved = await take(api, other, 'count', 1)
    expect([moved.status, at(moved, 'errors.0.code')]).toEqual([422, 'fed_by_another'])
  })

  test('whoever may not record reads no answers', async () => {
    const viewer = await createTestApi(dialect, { db: api.db, role: 'viewer' })
    expect((await viewer.request('GET', `/streams/${id}/answers`)).status).toBe(403)
  })

  async function sitesShown(kind: (typeof KINDS)[number]) {
    const path = `/observations?metric=${METRICS[kind]}&smallGroups=hidden`
    const items = at(await api.request('GET', path), 'items')
    if (!Array.isArray(items)) throw new TypeError('no list')
    return items.flatMap((_, index) => {
      const item = at({ body: items }, String(index))
      return at({ body: item }, 'suppressed') === null ? [at({ body: item }, 'siteId')] : []
    })
  }
})
