import { expect, test } from 'vitest'

import { placesOf } from '../../../web/dashboard/dashboard.ts'
import type { Filter } from '../../../web/dashboard/filter.ts'
import { choicesOf, isNarrow, narrow, passing } from '../../../web/dashboard/filter.ts'
import { exampleDashboard, metricOf, Q1, Q2 } from '../../support/dashboards.ts'

const ALL = ['DR-1.1.a', 'DR-1.1.b', 'DR-2.2.a', 'FP-1.3.a', 'FP-1.3.b']

function codes(filter: Filter, cycleId = Q2): string[] {
  return placesOf(narrow(exampleDashboard(), filter, cycleId)).map(({ metric }) => metric.code)
}

test.each<[string, Filter, string[]]>([
  ['nothing', {}, ALL],
  ['an empty search', { find: '' }, ALL],
  ['a department', { department: 'family-programs' }, ['FP-1.3.a', 'FP-1.3.b']],
  ['a department that is not there', { department: 'none' }, []],
  ['a status', { status: 'at_risk' }, ['FP-1.3.a']],
  ['a source', { source: 'Help desk' }, ['DR-2.2.a']],
  ['a goal', { goal: 'LCAP 1' }, ['DR-1.1.a', 'DR-1.1.b', 'DR-2.2.a']],
  ['another goal', { goal: 'LCAP 2' }, ['DR-2.2.a']],
  ['needing attention', { show: 'attention' }, ['DR-1.1.a', 'FP-1.3.a', 'FP-1.3.b']],
  ['having no number', { show: 'no_number' }, ['DR-2.2.a']],
  ['words of the title in any order', { find: 'dr-1.1 TITLE' }, ['DR-1.1.a', 'DR-1.1.b']],
  ['words of the printed text', { find: 'printed fp' }, ['FP-1.3.a', 'FP-1.3.b']],
  ['two parts at once', { goal: 'LCAP 1', show: 'attention' }, ['DR-1.1.a']],
])('narrowed to %s', (_, filter, left) => {
  expect(codes(filter)).toEqual(left)
  const places = placesOf(exampleDashboard())
  expect(passing(places, filter, Q2).map(({ metric }) => metric.code)).toEqual(left)
})

test('a status is that of the cycle in view', () => {
  expect(codes({ status: 'at_risk' }, Q1)).toEqual(['DR-1.1.b', 'FP-1.3.a'])
})

test('what narrows nothing keeps the dashboard and its departments without metrics', () => {
  const dashboard = exampleDashboard()
  expect(narrow(dashboard, { find: '', goal: undefined }, Q2)).toBe(dashboard)
  expect(isNarrow({ find: '', goal: undefined })).toBe(false)
  expect(isNarrow({ goal: 'LCAP 1' })).toBe(true)
})

test('what is left is counted again, and empty parts are gone', () => {
  const { departments } = narrow(exampleDashboard(), { goal: 'LCAP 2' }, Q2)
  expect(departments.map(({ name }) => name)).toEqual(['Data and Research'])
  const [department] = departments
  expect(department?.counts[Q2]).toMatchObject({ no_data: 1, off_track: 0, met: 0 })
  expect(department?.priorities.map(({ number }) => number)).toEqual([2])
  expect(department?.priorities[0]?.counts[Q1]).toMatchObject({ on_track: 1 })
  expect(department?.priorities[0]?.actions[0]?.counts[Q2]).toMatchObject({ no_data: 1 })
})

test('the headline word is of the headline metrics that are left, or nothing', () => {
  expect(firstWord({ find: 'DR-1.1' })).toBe('off_track')
  expect(firstWord({ find: 'DR-1.1.b' })).toBe('met')
  expect(firstWord({ find: 'FP-1.3.b' })).toBeNull()
})

test('choices are counted, sorted as people sort, and never empty text', () => {
  const [place] = placesOf(exampleDashboard())
  if (!place) throw new Error('no place')
  const from = (sourceSystem: string) => ({ ...place, metric: metricOf('a', [], { sourceSystem }) })
  const places = ['Log 10', 'Log 9', '', 'Log 9'].map(from)
  expect(choicesOf(places, ({ metric }) => [metric.sourceSystem])).toEqual([
    { value: 'Log 9', count: 2 },
    { value: 'Log 10', count: 1 },
  ])
})

/** The headline word of the first priority that is left. */
function firstWord(filter: Filter) {
  return narrow(exampleDashboard(), filter, Q2).departments[0]?.priorities[0]?.headline[Q2]
}
