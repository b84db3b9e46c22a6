import { existsSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { at, countRows, createPlanApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { OTHER_DEPARTMENT } from '../support/plans.ts'
import { list, outlineOf } from '../support/printed-plan.ts'

/** Public documents, kept beside the repository and never in it. */
const FOLDER = new URL('../../../shared/data/plans/variants/', import.meta.url)
const present = existsSync(FOLDER)
if (!present) console.log('skipped: the sample plans are not beside this repository')

/** Priorities, actions, metrics and chains. */
const SAMPLES: [string, number[]][] = [
  ['p0_crlf_bom.txt', [3, 10, 10, 3]],
  ['p0_no_blank_lines.txt', [3, 10, 10, 3]],
  ['p0_smart_punctuation_cp1252.txt', [3, 10, 10, 3]],
  ['p1_spaces_for_tabs.txt', [4, 6, 6, 4]],
  ['p1_with_page_numbers.txt', [4, 6, 6, 4]],
  ['p2_form_feeds.txt', [3, 4, 5, 3]],
]

describe.skipIf(!present).each(DIALECTS)('%s: importing the sample plans', (dialect) => {
  test.each(SAMPLES)('%s is stored whole', async (file, counts) => {
    const api = await createPlanApi(dialect)
    await api.request('POST', '/years', { body: { id: '2023-24' } })
    const body = new Uint8Array(readFileSync(new URL(file, FOLDER)))
    const path = `/plans/import?department=${OTHER_DEPARTMENT}`
    const stored = await api.request('POST', path, { body })
    expect(stored.status).toBe(201)
    expect(at(stored, 'unread')).toEqual([])
    const plan = await api.request('GET', `/plans/${textAt(stored, 'planId')}`)
    const outline = outlineOf(plan)
    const metrics = outline.reduce((sum, action) => sum + action.length - 2, 0)
    const priorities = new Set(outline.map(([title]) => title)).size
    expect([priorities, outline.length, metrics, list(at(plan, 'chains')).length]).toEqual(counts)
    await api.db.destroy()
  })

  test.each(['p3_agenda_crlf.txt', 'empty.txt', 'header_only.txt'])(
    '%s is not a plan',
    async (file) => {
      const api = await createPlanApi(dialect)
      const before = await countRows(api.db)
      const body = new Uint8Array(readFileSync(new URL(file, FOLDER)))
      const answer = await api.request('POST', '/plans/import', { body })
      expect([answer.status, at(answer, 'errors.0.code')]).toEqual([422, 'not_a_department_plan'])
      expect(await countRows(api.db)).toEqual(before)
      await api.db.destroy()
    },
  )
})
