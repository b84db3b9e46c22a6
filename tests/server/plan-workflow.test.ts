import { beforeEach, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import { planChain } from '../../domain/plan-text/document.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, createTestApi } from '../support/api.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { insertExamplePlan, insertOrganisation, METRICS, PLAN } from '../support/plans.ts'

const EDITOR = 'editor@district.example'
const OWNER = 'owner@district.example'

describe.each(DIALECTS)('%s: the way of a plan', (dialect) => {
  let db: Db
  let editor: TestApi
  let owner: TestApi

  beforeEach(async () => {
    db = await createDatabase(dialect)
    await insertOrganisation(db)
    await insertExamplePlan(db)
    editor = await createTestApi(dialect, { db, actor: EDITOR })
    owner = await createTestApi(dialect, { db, actor: OWNER })
    return () => db.destroy()
  })

  test('it is submitted by one and approved by another, and says who did what', async () => {
    const submitted = await take(editor, 'submit', { note: ' Please look. ' })
    expect(submitted).toMatchObject({ status: 200, body: { state: 'submitted', version: 2 } })
    expect(submitted.headers.get('etag')).toMatch(/[.]2"$/)
    expect(await take(owner, 'approve')).toMatchObject({
      status: 200,
      body: { state: 'approved', version: 3 },
    })
    expect(await stepsOf(owner)).toMatchObject([
      { step: 'submit', by: EDITOR, note: 'Please look.', action: 'plan.submit' },
      { step: 'approve', by: OWNER, note: '', action: 'plan.approve' },
    ])
  })

  test('nobody approves what they submitted', async () => {
    await take(editor, 'submit')
    const refused = await take(editor, 'approve')
    expect(refused).toMatchObject({
      status: 409,
      body: { type: 'urn:quarterdeck:problem:own_work', title: 'Nobody approves their own plan.' },
    })
    expect(await stepsOf(editor)).toHaveLength(1)
  })

  test('it is returned with a note, mended and submitted again', async () => {
    await take(editor, 'submit')
    expect(await take(owner, 'return', {})).toMatchObject({ status: 400 })
    expect(await take(owner, 'return', { note: '' })).toMatchObject({ status: 400 })
    const note = 'Say who owns 1.1.a.'
    expect(await take(owner, 'return', { note })).toMatchObject({ body: { state: 'returned' } })
    expect(await take(owner, 'approve')).toMatchObject({ status: 409 })
    expect(await take(editor, 'submit')).toMatchObject({ body: { state: 'submitted' } })
    expect((await stepsOf(owner))[1]).toMatchObject({ step: 'return', note })
  })

  test('a metric that breaks the promise is in the way until it gives a reason', async () => {
    await change(METRICS.rate, { cadence: 'yearly' })
    await take(editor, 'submit')
    const refused = await take(owner, 'approve')
    expect(refused).toMatchObject({
      status: 422,
      body: {
        type: 'urn:quarterdeck:problem:promise_broken',
        errors: [{ path: `metrics.${METRICS.rate}.cadence`, code: 'cadence_too_rare' }],
      },
    })
    expect(at(refused, 'errors.0.message')).toMatch(/^DR-2\.2\.a: .*once a year/)
    await change(METRICS.rate, { cadenceReason: 'The state asks families in May.' })
    expect(await take(owner, 'approve')).toMatchObject({ status: 200 })
  })

  test('what is approved is the plan that was read, to its last metric', async () => {
    await take(editor, 'submit')
    const read = await owner.request('GET', `/plans/${PLAN}`)
    await change(METRICS.rate, { target: 41 })
    const headers = { 'if-match': read.headers.get('etag') ?? '' }
    const refused = await owner.request('POST', `/plans/${PLAN}/approve`, { body: {}, headers })
    expect(refused.status).toBe(412)
    const now = await owner.request('GET', `/plans/${PLAN}`)
    expect(refused.headers.get('etag')).toBe(now.headers.get('etag'))
    expect(await owner.request('POST', `/plans/${PLAN}/approve`, { body: {} })).toMatchObject({
      status: 428,
    })
  })

  test.each([
    ['submit', 'submitted'],
    ['approve', 'draft'],
    ['return', 'draft'],
  ])('%s of a plan that is %s is refused in words', async (deed, state) => {
    if (state === 'submitted') await take(editor, 'submit')
    const refused = await take(owner, deed, { note: 'x' })
    expect(refused).toMatchObject({
      status: 409,
      body: { type: 'urn:quarterdeck:problem:wrong_state', title: expect.stringContaining(state) },
    })
  })

  test('a plan that is not there', async () => {
    const headers = { 'if-match': '"1"' }
    const answer = await owner.request('POST', '/plans/none/submit', { body: {}, headers })
    expect(answer.status).toBe(404)
    expect((await owner.request('GET', '/plans/none/steps')).status).toBe(404)
  })

  describe('once approved', () => {
    beforeEach(async () => {
      await take(editor, 'submit')
      await take(owner, 'approve')
    })

    test.each<[string, string, object | undefined]>([
      ['POST', '/chains', { planId: PLAN, ...planChain(['a'], [], null) }],
      ['PATCH', '/chains/chain-1', { whichWill: 'x' }],
      ['DELETE', '/chains/chain-1', undefined],
      ['POST', '/priorities', { planId: PLAN, title: 'x' }],
      ['PATCH', '/priorities/priority-1', { title: 'x' }],
      ['DELETE', '/priorities/priority-1', undefined],
      ['POST', '/actions', { priorityId: 'priority-1', text: 'x' }],
      ['PATCH', '/actions/action-1', { text: 'x' }],
      ['DELETE', '/actions/action-1', undefined],
      ['POST', '/metrics', { actionId: 'action-1', text: 'x' }],
      ['PATCH', `/metrics/${METRICS.rate}`, { target: 41 }],
      ['DELETE', `/metrics/${METRICS.rate}`, undefined],
      ['POST', '/milestones', { metricId: METRICS.rate, cycleId: '2022-23-Q1', target: 41 }],
      ['PATCH', `/plans/${PLAN}`, { phone: '1' }],
    ])('%s %s needs a reason, and shows that it changed', async (method, path, body) => {
      const headers = { 'if-match': path === `/plans/${PLAN}` ? '"3"' : '"1"' }
      const without = await editor.request(method, path, { body, headers })
      expect(without).toMatchObject({ status: 422, body: { errors: [{ path: 'reason' }] } })
      const reason = 'The board asked for it.'
      const told = body ? path : `${path}?reason=${encodeURIComponent(reason)}`
      const sent = { headers, ...(body && { body: { ...body, reason } }) }
      const done = await editor.request(method, told, sent)
      expect(done.status).toBeLessThan(300)
      expect((await stepsOf(owner)).at(-1)).toMatchObject({
        step: 'change',
        by: EDITOR,
        note: reason,
      })
      expect(await fieldOf('state')).toBe('approved')
      expect(await listed()).toMatchObject({ changedSinceApproval: true })
    })

    test('somebody else than who changed it approves it again', async () => {
      expect(await listed()).toMatchObject({ changedSinceApproval: false })
      await change(METRICS.rate, { target: 41, reason: 'A mistake in the table.' })
      expect(await take(editor, 'approve')).toMatchObject({ status: 409 })
      expect(await take(owner, 'approve')).toMatchObject({ status: 200 })
      expect(await listed()).toMatchObject({ state: 'approved', changedSinceApproval: false })
      expect(await take(owner, 'approve')).toMatchObject({ status: 409 })
    })
  })

  async function fieldOf(field: string): Promise<unknown> {
    return at(await owner.request('GET', `/plans/${PLAN}`), field)
  }

  async function listed(): Promise<unknown> {
    return at(await owner.request('GET', '/plans'), 'items.0')
  }

  async function change(metricId: string, body: object): Promise<void> {
    const path = `/metrics/${metricId}`
    const version = at(await editor.request('GET', path), 'version')
    const headers = { 'if-match': `"${String(version)}"` }
    expect(await editor.request('PATCH', path, { body, headers })).toMatchObject({ status: 200 })
  }
})

/** Does a deed to the plan as it is now. */
async function take(api: TestApi, deed: string, body: object = {}): Promise<Answer> {
  const now = await api.request('GET', `/plans/${PLAN}`)
  const headers = { 'if-match': now.headers.get('etag') ?? '' }
  return api.request('POST', `/plans/${PLAN}/${deed}`, { body, headers })
}

async function stepsOf(api: TestApi): Promise<unknown[]> {
  const items = at(await api.request('GET', `/plans/${PLAN}/steps`), 'items')
  return Array.isArray(items) ? items : []
}
