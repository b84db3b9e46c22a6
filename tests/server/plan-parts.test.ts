import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { planChain } from '../../domain/plan-text/document.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, countRows, createPlanApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { METRICS, PLAN } from '../support/plans.ts'

/** How each part is added, and changed in one field. */
const PARTS = [
  {
    noun: 'chains',
    added: { planId: PLAN, ...planChain(['meet each month'], ['we will know'], null) },
    change: { whichWill: 'Shared numbers' },
    owner: 'planId',
    needed: 'ifWe',
    unknownField: { sentence: 'If we' },
    wrong: { number: 0 },
  },
  {
    noun: 'priorities',
    added: { planId: PLAN, title: 'Numbers at hand' },
    change: { title: 'Numbers in every hand' },
    owner: 'planId',
    needed: 'title',
    unknownField: { name: 'Numbers' },
    wrong: { title: '' },
  },
  {
    noun: 'actions',
    added: { priorityId: 'priority-1', text: 'Print a guide', goals: ['LCAP 3'] },
    change: { needsResources: true },
    owner: 'priorityId',
    needed: 'text',
    unknownField: { title: 'Print' },
    wrong: { needsResources: 'yes' },
  },
  {
    noun: 'metrics',
    added: { actionId: 'action-1', text: 'Guides printed', kind: 'count', unit: 'guides' },
    change: { title: 'Guides' },
    owner: 'actionId',
    needed: 'text',
    unknownField: { name: 'Guides' },
    wrong: { kind: 'number' },
  },
  {
    noun: 'milestones',
    added: { metricId: METRICS.level, cycleId: '2022-23-Q2', target: 260 },
    change: { target: 270.5 },
    owner: 'metricId',
    needed: 'target',
    unknownField: { value: 260 },
    wrong: { target: '260' },
  },
  {
    noun: 'events',
    added: { metricId: METRICS.level, on: '2022-11-01', label: 'New portal' },
    change: { kind: 'rebase' },
    owner: 'metricId',
    needed: 'label',
    unknownField: { date: '2022-11-01' },
    wrong: { on: '2023-02-29' },
  },
] as const

describe.each(DIALECTS)('%s: parts of a plan', (dialect) => {
  describe.each(PARTS)('$noun', ({ noun, added, change, owner, needed, unknownField, wrong }) => {
    let api: TestApi
    let first: Answer
    let path: string

    beforeAll(async () => {
      api = await createPlanApi(dialect)
      first = await api.request('POST', `/${noun}`, { body: added })
      path = `/${noun}/${textAt(first, 'id')}`
    })
    afterAll(() => api.db.destroy())

    const patch = (body: unknown, headers: Record<string, string> = { 'if-match': '"1"' }) =>
      api.request('PATCH', path, { body, headers })

    test('are added with what was sent and a tag', () => {
      expect(first.status).toBe(201)
      expect(first.body).toMatchObject(added)
      expect(first.headers.get('etag')).toMatch(new RegExp(`[".]${String(at(first, 'version'))}"$`))
    })

    test('are not added below what is not there', async () => {
      const before = await countRows(api.db)
      const answer = await api.request('POST', `/${noun}`, { body: { ...added, [owner]: 'none' } })
      expect(answer.status).toBe(422)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(at(answer, 'errors.0')).toMatchObject({ path: owner, code: 'unknown' })
      expect(await countRows(api.db)).toEqual(before)
    })

    test('are not added with a field that is unknown, missing or of another type', async () => {
      const { [needed]: _left, ...incomplete }: Record<string, unknown> = added
      for (const body of [{ ...added, ...unknownField }, incomplete, { ...added, ...wrong }]) {
        const answer = await api.request('POST', `/${noun}`, { body })
        expect(answer.status).toBe(400)
        expect(at(answer, 'errors.0.path')).toEqual(expect.any(String))
      }
    })

    test('are not added from a body that is not said to be JSON', async () => {
      const sent = { body: JSON.stringify(added) }
      const answer = await api.request('POST', `/${noun}`, sent)
      expect(answer.status).toBe(415)
      expect(at(answer, 'type')).toBe('urn:quarterdeck:problem:media_type')
    })

    test('are not changed without a version, with no version of ours, or with another', async () => {
      expect((await patch(change, {})).status).toBe(428)
      expect((await patch(change, { 'if-match': '*' })).status).toBe(412)
      const stale = await patch(change, { 'if-match': '"99"' })
      expect(stale.status).toBe(412)
      expect(at(stale, 'type')).toBe('urn:quarterdeck:problem:outdated')
      expect(at(stale, 'current')).toMatchObject(added)
    })

    test('are not changed by an unknown field', async () => {
      expect((await patch(unknownField)).status).toBe(400)
    })

    test('that are not there are neither changed nor deleted', async () => {
      const headers = { 'if-match': '"1"' }
      const gone = noun === 'milestones' ? `/${noun}/none:2022-23-Q1` : `/${noun}/none`
      expect((await api.request('PATCH', gone, { body: change, headers })).status).toBe(404)
      expect((await api.request('DELETE', gone, { headers })).status).toBe(404)
    })

    test('are changed once by two changes at the same version', async () => {
      const headers = { 'if-match': first.headers.get('etag') ?? '' }
      const answers = await Promise.all([patch(change, headers), patch(change, headers)])
      const [won, lost] = answers.toSorted((a, b) => a.status - b.status)
      expect([won?.status, lost?.status]).toEqual([200, 412])
      expect(won?.body).toMatchObject({ ...added, ...change })
      expect(lost && at(lost, 'current')).toMatchObject({
        ...added,
        ...change,
        version: won && at(won, 'version'),
      })
      expect(lost?.headers.get('etag')).toContain(String(lost && at(lost, 'current.version')))
    })

    test('are deleted under their current version only', async () => {
      expect((await api.request('DELETE', path)).status).toBe(428)
      const stale = await api.request('DELETE', path, { headers: { 'if-match': '"99"' } })
      expect(stale.status).toBe(412)
      const version = String(at(stale, 'current.version'))
      const deleted = await api.request('DELETE', path, { headers: { 'if-match': `"${version}"` } })
      expect(deleted.status).toBe(noun === 'metrics' ? 200 : 204)
      const again = await api.request('DELETE', path, { headers: { 'if-match': `"${version}"` } })
      expect(again.status).toBe(404)
    })

    test('are added once however often one key asks', async () => {
      const headers = { 'idempotency-key': `${noun}-key-1` }
      const one = await api.request('POST', `/${noun}`, { body: added, headers })
      const rows = await countRows(api.db)
      const same = await api.request('POST', `/${noun}`, { body: added, headers })
      expect(one.status).toBe(201)
      expect([same.status, same.body]).toEqual([one.status, one.body])
      expect(same.headers.get('etag')).toBe(one.headers.get('etag'))
      const other = await api.request('POST', `/${noun}`, {
        body: { ...added, ...change },
        headers,
      })
      expect(other.status).toBe(409)
      expect(at(other, 'type')).toBe('urn:quarterdeck:problem:idempotency_key_reused')
      expect(await countRows(api.db)).toEqual(rows)
    })
  })

  test('a viewer changes nothing', async () => {
    const api = await createPlanApi(dialect, { role: 'viewer' })
    for (const { noun, added } of PARTS) {
      const answer = await api.request('POST', `/${noun}`, { body: added })
      expect([noun, answer.status]).toEqual([noun, 403])
    }
    await api.db.destroy()
  })
})
