import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { DashboardInput } from '../../domain/dashboard.ts'
import { composeDashboard } from '../../domain/dashboard.ts'
import { NO_PARTS } from '../../domain/parts.ts'
import type { Metric } from '../../domain/plan.ts'
import type { CycleParts } from '../../domain/standing.ts'
import { STATUSES } from '../../domain/status.ts'
import { day, metricOf } from '../support/metrics.ts'

const YEAR = schoolYear('2022-23')
const CYCLES = defaultCycles(YEAR).map((cycle) => ({
  ...cycle,
  dueOn: cycle.endsOn,
  graceDays: 0,
  meetingOn: null,
  closedAt: null,
}))

/** At the path of 25 a quarter the value is on track, at 100 met, at 0 off track. */
const VALUES = { met: 100, on_track: 25, off_track: 0 } as const

type Held = keyof typeof VALUES | 'no_data'

describe('composeDashboard', () => {
  test('counts each metric once, on each level', () => {
    const { counts, departments } = dashboard([
      ['p1', 'a1', 'met', false],
      ['p1', 'a1', 'off_track', false],
      ['p1', 'a2', 'on_track', false],
      ['p2', 'a3', 'no_data', false],
    ])
    const [data, other] = departments
    expect(counts[0]).toMatchObject({ met: 1, off_track: 1, on_track: 1, no_data: 1 })
    expect(data?.counts).toEqual(counts)
    expect(other).toMatchObject({ plan: null, priorities: [] })
    expect(other?.counts[0]).toMatchObject({ met: 0, no_data: 0 })
    expect(data?.plan).toEqual({ id: 'plan-1', state: 'approved' })
    expect(data?.priorities.map((priority) => priority.counts[0])).toMatchObject([
      { met: 1, off_track: 1, on_track: 1, no_data: 0 },
      { met: 0, no_data: 1 },
    ])
    expect(data?.priorities[0]?.actions.map((action) => action.counts[0])).toMatchObject([
      { met: 1, off_track: 1, on_track: 0 },
      { met: 0, off_track: 0, on_track: 1 },
    ])
  })

  test('gives a priority the worst status held by at least one of its headline metrics', () => {
    const { departments } = dashboard([
      ['p1', 'a1', 'off_track', false],
      ['p1', 'a1', 'met', true],
      ['p1', 'a2', 'on_track', true],
      ['p2', 'a3', 'off_track', false],
    ])
    const words = departments[0]?.priorities.map(({ headline }) => headline[0])
    expect(words).toEqual(['on_track', null])
  })

  test('has an entry for each cycle, the later ones by their own standing', () => {
    const { departments } = dashboard([['p1', 'a1', 'met', true]])
    const [priority] = departments[0]?.priorities ?? []
    expect(priority?.headline).toEqual(['met', 'no_data', 'no_data', 'no_data'])
    expect(priority?.counts.map(({ met }) => met)).toEqual([1, 0, 0, 0])
  })

  test('adds up: every level holds the metrics of the levels under it', () => {
    const held = fc.constantFrom<Held>('met', 'on_track', 'off_track', 'no_data')
    const action = fc.constantFrom(...(['a1', 'a2', 'a3'] as const))
    fc.assert(
      fc.property(fc.array(fc.tuple(action, held, fc.boolean())), (list) => {
        const { counts, departments } = dashboard(
          list.map(([at, status, headline]) => [at === 'a3' ? 'p2' : 'p1', at, status, headline]),
        )
        for (const status of STATUSES) {
          const expected = list.filter(([, one]) => one === status).length
          const sums = (departments[0]?.priorities ?? []).flatMap(({ actions }) =>
            actions.map((one) => one.counts[0]?.[status] ?? 0),
          )
          expect(counts[0]?.[status]).toBe(expected)
          expect(sums.reduce((sum, one) => sum + one, 0)).toBe(expected)
        }
      }),
    )
  })
})

type Line = [priority: 'p1' | 'p2', action: string, status: Held, headline: boolean]

function dashboard(lines: readonly Line[]) {
  const metrics = lines.map(([, actionId, , headline], at): Metric => {
    return metricOf({ id: `m${at}`, actionId, headline })
  })
  const parts = lines.map(([, , status], at) => {
    const value = status === 'no_data' ? null : VALUES[status]
    const own: CycleParts = { ...NO_PARTS, numerator: value, have: 1, expected: 1 }
    return [`m${at}`, new Map([[CYCLES[0]?.id ?? '', own]])] as const
  })
  const input: DashboardInput = {
    schoolYear: YEAR,
    cycles: CYCLES,
    today: day('2023-07-01'),
    asOf: 7,
    asked: new Map(),
    outline: {
      departments: [
        { id: 'department-1', code: 'DR', name: 'Data', divisionId: null },
        { id: 'department-2', code: 'IT', name: 'Technology', divisionId: null },
      ],
      plans: [{ id: 'plan-1', departmentId: 'department-1', state: 'approved' }],
      priorities: ['p1', 'p2'].map((id, at) => ({
        id,
        planId: 'plan-1',
        number: at + 1,
        title: id,
      })),
      actions: ['a1', 'a2', 'a3'].map((id, at) => ({
        id,
        priorityId: id === 'a3' ? 'p2' : 'p1',
        planId: 'plan-1',
        number: at + 1,
        text: id,
        needsResources: null,
        goals: [],
      })),
      metrics,
    },
    parts: new Map(parts),
    lastYear: new Map(),
    deviations: new Map(),
  }
  return composeDashboard(input)
}
