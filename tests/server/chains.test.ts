import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { planChain } from '../../domain/plan-text/document.ts'
import type { TestApi } from '../support/api.ts'
import { at, createPlanApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { PLAN } from '../support/plans.ts'

const CHAIN = { planId: PLAN, ...planChain(['meet'], ['we will know'], 'Shared numbers') }

describe.each(DIALECTS)('%s: chains', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createPlanApi(dialect)
  })
  afterAll(() => api.db.destroy())

  test('a chain takes the next number, and none that another has', async () => {
    const added = await api.request('POST', '/chains', { body: CHAIN })
    expect(added.body).toMatchObject({ ...CHAIN, number: 2 })
    const second = await api.request('POST', '/chains', { body: { ...CHAIN, number: 2 } })
    expect(second.status).toBe(409)
    expect(at(second, 'type')).toBe('urn:quarterdeck:problem:number_taken')
    const moved = await api.request('PATCH', `/chains/${textAt(added, 'id')}`, {
      body: { number: 1 },
      headers: { 'if-match': '"1"' },
    })
    expect(moved.status).toBe(409)
  })

  test('a part of a chain that is sent replaces that part alone', async () => {
    const changed = await api.request('PATCH', '/chains/chain-1', {
      body: { ifWe: ['check no file'] },
      headers: { 'if-match': '"1"' },
    })
    expect(changed.body).toMatchObject({
      ...planChain(['check no file'], ['schools will trust the reports'], 'Better numbers'),
      number: 1,
    })
  })
})
