import { existsSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { decodePlanBytes } from '../../../domain/plan-text/decode.ts'
import type { PlanDocument } from '../../../domain/plan-text/document.ts'
import { printPlanText } from '../../../domain/plan-text/print.ts'
import { readPlanText } from '../../../domain/plan-text/read.ts'
import { reading } from '../../support/plan-texts.ts'

/** Public documents, kept beside the repository and never in it. */
const FOLDER = new URL('../../../../shared/data/plans/variants/', import.meta.url)
const present = existsSync(FOLDER)
if (!present) console.log('skipped: the sample plans are not beside this repository')

const COUNTS: [string, number[], number[][]][] = [
  ['p0', [3, 10, 10], [[3, 3], [4, 4], [3, 3]]],
  ['p1', [4, 6, 6], [[1, 1], [1, 1], [3, 3], [1, 1]]],
  ['p2', [3, 4, 5], [[1, 1], [2, 2], [1, 1]]],
] // prettier-ignore
const FILES: Record<string, string[]> = {
  p0: ['p0_crlf_bom.txt', 'p0_no_blank_lines.txt', 'p0_smart_punctuation_cp1252.txt'],
  p1: ['p1_spaces_for_tabs.txt', 'p1_with_page_numbers.txt'],
  p2: ['p2_form_feeds.txt'],
}

function textOf(file: string): string {
  return decodePlanBytes(readFileSync(new URL(file, FOLDER))).text
}

function folded(plan: PlanDocument): unknown {
  return JSON.parse(
    JSON.stringify(plan)
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/[\u201c\u201d]/g, '\\"'),
  )
}

describe.skipIf(!present)('sample plans', () => {
  test.each(COUNTS)('%s has its priorities, actions, metrics and chains', (name, totals, sizes) => {
    const files = FILES[name] ?? []
    const { plan, unread } = reading(textOf(files[0] ?? ''))
    const actions = plan.priorities.flatMap((priority) => priority.actions)
    const metrics = actions.flatMap((action) => action.metrics)
    expect([plan.priorities.length, actions.length, metrics.length]).toEqual(totals)
    expect(plan.chains.map(({ ifWe, then }) => [ifWe.length, then.length])).toEqual(sizes)
    expect(plan.chains.every(({ whichWill }) => whichWill !== null)).toBe(true)
    expect(unread).toEqual([])
  })

  test.each(Object.entries(FILES))('%s is the same plan in every layout', (_, files) => {
    const [first, ...others] = files.map((file) => reading(textOf(file)))
    for (const other of others) {
      expect(other.unread).toEqual([])
      expect(folded(other.plan)).toEqual(first && folded(first.plan))
    }
  })

  test.each(Object.entries(FILES))('%s is the same plan once printed and read', (_, files) => {
    const { plan } = reading(textOf(files[0] ?? ''))
    expect(reading(printPlanText(plan)).plan).toEqual(plan)
  })

  test('the sentences that page breaks cut are whole', () => {
    const data = reading(textOf('p0_no_blank_lines.txt')).plan.chains[2]
    expect(data?.then.at(-1)?.endsWith('progress towards department objectives.')).toBe(true)
    expect(data?.whichWill).toBe('Increase data alignment')
    const programs = reading(textOf('p1_with_page_numbers.txt')).plan.chains[2]
    expect(programs?.ifWe[2]?.endsWith('during principal meetings')).toBe(true)
  })

  test.each(['p3_agenda_crlf.txt', 'empty.txt', 'header_only.txt'])('%s is refused', (file) => {
    const result = readPlanText(textOf(file))
    expect(result.ok ? 'read' : result.error.code).toBe('not_a_department_plan')
  })
})
