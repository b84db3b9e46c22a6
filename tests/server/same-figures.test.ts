/** Every figure as the dashboard, a metric's page and the CSV say it: of the demonstration, and of few people. */

import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { THIS_YEAR } from '../../db/demo/calendar.ts'
import { seedDemonstration } from '../../db/demo/seed.ts'
import type { Db } from '../../db/tables.ts'
import { MEASURE_KINDS } from '../../domain/measure.ts'
import type { TestApi } from '../support/api.ts'
import { createTestApi, textAt } from '../support/api.ts'
import type { Dialect } from '../support/databases.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { createFewPeople } from '../support/few-people.ts'

const number = z.number().nullable()

/** What every one of the three says of a metric's cycle. */
const Figure = z.object({
  status: z.string(),
  value: number,
  numerator: number,
  denominator: number,
  path: number,
  progress: number,
  shortBy: number,
  previous: number,
  sameCycleLastYear: number,
  suppressed: z.string().nullable(),
  missing: z.string().nullable(),
  sentence: z.string(),
  coverage: z.object({ have: z.number(), expected: z.number() }),
})

type Figures = Record<string, z.infer<typeof Figure>>

const OnDashboard = z.object({
  cycles: z.array(z.object({ name: z.string() })),
  departments: z.array(
    z.object({
      priorities: z.array(
        z.object({
          actions: z.array(
            z.object({
              metrics: z.array(
                z.object({ id: z.string(), kind: z.string().nullable(), cycles: z.array(Figure) }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
})

const OnPage = z.object({
  cycles: z.array(z.object({ name: z.string() })),
  standings: z.array(Figure),
})

const InPacket = z.object({
  cycles: z.array(z.object({ id: z.string(), name: z.string() })),
  departments: z.array(
    z.object({
      priorities: z.array(
        z.object({
          actions: z.array(
            z.object({
              metrics: z.array(
                z.object({
                  id: z.string(),
                  standings: z.array(Figure.extend({ cycleId: z.string() })),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
})

const ROLES = ['viewer', 'coordinator'] as const
/** The cycle of the packet; those of its year before it are in it too. */
const CYCLE = `${THIS_YEAR}-Q2`

const DISTRICTS = DIALECTS.flatMap((dialect) => [
  { dialect, of: 'the demonstration', fill: demonstration, marks: [null] },
  { dialect, of: 'small groups', fill: createFewPeople, marks: [null, '*', '>='] },
])

describe.each(DISTRICTS)('$dialect: the same figure of $of wherever it is read', (district) => {
  const { dialect } = district
  let api: Record<(typeof ROLES)[number], TestApi>

  beforeAll(async () => {
    const db = await district.fill(dialect)
    const moment = '2023-02-11T00:00:00Z'
    api = {
      viewer: await createTestApi(dialect, { db, moment, role: 'viewer' }),
      coordinator: await createTestApi(dialect, { db, moment }),
    }
  })
  afterAll(() => api.viewer.db.destroy())

  test('the dashboard has metrics of every kind, hidden numbers and bounds', async () => {
    const { metrics } = await dashboard('viewer')
    expect(new Set(metrics.map(({ kind }) => kind))).toEqual(new Set(MEASURE_KINDS))
    const marks = metrics.flatMap(({ cycles }) => cycles.map(({ suppressed }) => suppressed))
    expect(new Set(marks)).toEqual(new Set(district.marks))
  })

  test.each(ROLES)('to a %s every metric’s page says what the dashboard says', async (role) => {
    const { metrics, figures } = await dashboard(role)
    const pages: Figures = {}
    for (const { id } of metrics) {
      const { cycles, standings } = await read(OnPage, role, `/metrics/${id}/series`)
      for (const [at, standing] of standings.entries()) {
        pages[`${id} ${cycles[at]?.name}`] = standing
      }
    }
    expect(pages).toEqual(figures)
  })

  test('the CSV says to everybody what the dashboard says to a viewer', async () => {
    const { figures } = await dashboard('viewer')
    expect(await csv('viewer')).toEqual(figures)
    expect(await csv('coordinator')).toEqual(figures)
  })

  test('a sealed packet says what the dashboard says to a viewer, in both of its files', async () => {
    const { figures } = await dashboard('viewer')
    const body = { cycleId: CYCLE, title: 'Shown to leadership' }
    const sealed = await api.coordinator.request('POST', '/snapshots', { body })
    const address = `/snapshots/${textAt(sealed, 'id')}`
    const packet = await read(InPacket, 'viewer', `${address}/packet.json`)
    const names = new Map(packet.cycles.map(({ id, name }) => [id, name]))
    const frozen = packet.departments
      .flatMap(({ priorities }) => priorities)
      .flatMap(({ actions }) => actions)
      .flatMap((action) => action.metrics)
      .flatMap(({ id, standings }) =>
        standings.map(({ cycleId, ...figure }) => [`${id} ${names.get(cycleId)}`, figure] as const),
      )
    const reviewed = Object.keys(figures).filter((key) => / Q[12]$/.test(key))
    expect(Object.keys(Object.fromEntries(frozen)).toSorted()).toEqual(reviewed.toSorted())
    expect(Object.fromEntries(frozen)).toEqual(only(figures, reviewed))
    expect(await rowsAt('viewer', `${address}/progress.csv`)).toEqual(only(figures, reviewed))
  })

  test('nothing is said differently after the files have left', async () => {
    const before = await dashboard('viewer')
    await csv('coordinator')
    const answer = await api.coordinator.request('GET', '/export/observations.csv')
    expect(answer.status).toBe(200)
    expect(await dashboard('viewer')).toEqual(before)
    expect(await csv('viewer')).toEqual(before.figures)
  })

  async function read<T>(schema: z.ZodType<T>, role: (typeof ROLES)[number], path: string) {
    const { status, body } = await api[role].request('GET', path)
    expect(status).toBe(200)
    return schema.parse(body)
  }

  async function dashboard(role: (typeof ROLES)[number]) {
    const seen = await read(OnDashboard, role, `/dashboard?year=${THIS_YEAR}`)
    const metrics = seen.departments
      .flatMap(({ priorities }) => priorities)
      .flatMap(({ actions }) => actions)
      .flatMap((action) => action.metrics)
    const figures: Figures = {}
    for (const { id, cycles } of metrics) {
      for (const [at, figure] of cycles.entries())
        figures[`${id} ${seen.cycles[at]?.name}`] = figure
    }
    return { metrics, figures }
  }

  function csv(role: (typeof ROLES)[number]): Promise<Figures> {
    return rowsAt(role, `/export/progress.csv?year=${THIS_YEAR}`)
  }

  async function rowsAt(role: (typeof ROLES)[number], path: string): Promise<Figures> {
    const { status, body } = await api[role].request('GET', path)
    expect(status).toBe(200)
    const rows = z
      .array(z.record(z.string(), z.string()))
      .parse(parse(String(body), { columns: true, bom: true }))
    return Object.fromEntries(rows.map((row) => [`${row.metric_id} ${row.cycle}`, figureOf(row)]))
  }
})

async function demonstration(dialect: Dialect): Promise<Db> {
  const db = await createDatabase(dialect)
  await seedDemonstration(db)
  return db
}

function only(figures: Figures, keys: readonly string[]): Figures {
  return Object.fromEntries(Object.entries(figures).filter(([key]) => keys.includes(key)))
}

function figureOf(row: Record<string, string>): z.infer<typeof Figure> {
  const text = (name: string) => row[name] || null
  const amount = (name: string) => (text(name) === null ? null : Number(row[name]))
  return {
    status: row.status ?? '',
    value: amount('actual'),
    numerator: amount('numerator'),
    denominator: amount('denominator'),
    path: amount('path'),
    progress: amount('progress'),
    shortBy: amount('short_by'),
    previous: amount('previous'),
    sameCycleLastYear: amount('same_cycle_last_year'),
    suppressed: text('suppressed'),
    missing: text('missing_reason'),
    sentence: row.sentence ?? '',
    coverage: {
      have: Number(row.coverage_have),
      expected: Number(row.coverage_expected),
    },
  }
}
