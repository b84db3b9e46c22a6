import { assert, asyncProperty } from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { updateCycle } from '../../db/cycles.ts'
import { seedDemonstration } from '../../db/demo/seed.ts'
import { readHistory, readStatistics } from '../../db/history.ts'
import { findMetric, listMetrics } from '../../db/metrics.ts'
import type { Series } from '../../db/series.ts'
import { readSeries } from '../../db/series.ts'
import type { Db } from '../../db/tables.ts'
import type { Audience } from '../../db/veiled-standings.ts'
import { writing } from '../../db/writing.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { isGuarded } from '../../domain/privacy/population.ts'
import type { Statistics } from '../../domain/statistics/statistics.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import type { HistoryOfGroups, Logged } from '../support/guarded-history.ts'
import { addHistory, anyHistory } from '../support/guarded-history.ts'
import { day } from '../support/metrics.ts'
import { workOut } from '../support/onlooker.ts'
import { createDistrict, recorder, THIS_YEAR } from '../support/recorded-district.ts'
import type { Answers, ToldYear } from '../support/told.ts'
import { collectYear, readAnswers, readTruth } from '../support/told.ts'

const TODAY = day('2023-07-10')
/** For tests that read a whole district again and again. */
const LONG = 120_000
const DEMONSTRATED = day('2023-02-10')
const MONTHLY = {
  kind: 'count',
  cadence: 'monthly',
  groupsOverlap: false,
  accumulates: false,
  privacyClass: 'student',
} as const

describe.each(DIALECTS)('%s: an onlooker who reads everything and computes', (dialect) => {
  const next = recorder()
  let db: Db

  beforeAll(async () => {
    db = await createDistrict(dialect)
    // October then lies in two cycles.
    const later = { endsOn: day('2022-10-12'), dueOn: day('2022-10-20') }
    await writing(db, next(), (change) => updateCycle(change, `${THIS_YEAR}-Q1`, later, 1))
  })
  afterAll(() => db.destroy())

  const attack = async (history: HistoryOfGroups, audience?: Audience) =>
    attackSeen(db, await lookAt(db, await addHistory(db, next, history), TODAY, audience), TODAY)

  test(
    'finds no small group in any history',
    async () => {
      let [shown, secrets] = [0, 0]
      await assert(
        asyncProperty(anyHistory, async (history) => {
          const found = await attack(history)
          expect(found.recovered).toEqual([])
          shown += found.shown
          secrets += found.secrets
        }),
        { numRuns: dialect === 'sqlite' ? 25 : 5 },
      )
      expect(Math.min(shown, secrets)).toBeGreaterThan(0)
    },
    LONG,
  )

  test('sees the months of calm cycles, and of the others only the total', async () => {
    const { recovered, shown, heldBack } = await attack(monthsOf([5, 40, 30, 50, 60, 70]))
    expect(recovered).toEqual([])
    expect([shown, heldBack]).toEqual([3, 3])
    const quarters = await attack({
      ...monthsOf([5, 40, 30]),
      measure: { ...MONTHLY, cadence: 'quarterly' },
    })
    expect([quarters.recovered, quarters.shown, quarters.heldBack]).toEqual([[], 1, 0])
  })

  test('finds a small month where every month is a point', async () => {
    const { recovered } = await attack(monthsOf([5, 40, 30]), 'staff')
    expect(recovered.map(({ name }) => name)).toEqual([expect.stringContaining('observation')])
  })

  test('finds a small site where a month over the sites is a point', async () => {
    const logged = [5, 40, 30].flatMap((people, month) => [
      { month, site: 0, group: '', people, of: 0 },
      { month, site: 1, group: '', people: 50, of: 0 },
    ])
    const history = { measure: MONTHLY, sites: 2, logged }
    expect((await attack(history)).recovered).toEqual([])
    expect((await attack(history, 'staff')).recovered).not.toEqual([])
  })

  test('finds a small total where every cycle is a point', async () => {
    const history = { ...monthsOf([5]), measure: { ...MONTHLY, cadence: 'quarterly' } } as const
    expect(await attack(history)).toMatchObject({ recovered: [], shown: 0, heldBack: 1 })
    expect((await attack(history, 'staff')).recovered).not.toEqual([])
  })

  test('finds a share of all where its cycle is a point', async () => {
    const logged = [{ month: 0, site: 0, group: '', people: 40, of: 40 }]
    const measure = { ...MONTHLY, kind: 'rate', cadence: 'quarterly' } as const
    const history = { measure, sites: 1, logged }
    expect(await attack(history)).toMatchObject({ recovered: [], shown: 0, heldBack: 1 })
    expect((await attack(history, 'staff')).recovered).not.toEqual([])
  })

  test(
    'finds no small group in the demonstration',
    async () => {
      const demonstration = await createDatabase(dialect)
      await seedDemonstration(demonstration)
      const guarded = (await listMetrics(demonstration)).filter((one) =>
        isGuarded(one, one.privacyClass),
      )
      const seen: Seen[] = []
      for (const { id } of guarded) seen.push(await lookAt(demonstration, id, DEMONSTRATED))
      const answers = new Map<string, Answers>()
      let [shown, held] = [0, 0]
      for (const one of seen) {
        const found = await attackSeen(demonstration, one, DEMONSTRATED, answers)
        expect(found.recovered).toEqual([])
        shown += found.shown
        held += found.heldBack
      }
      expect(Math.min(guarded.length, shown, held)).toBeGreaterThan(10)
      await demonstration.destroy()
    },
    LONG,
  )
})

interface Seen extends Pick<Statistics, 'points' | 'heldBack'> {
  /** Of the metric and those that it continues. */
  series: Series[]
}

/** What is on the screens. Files are read after them, since they leave their mark on the register. */
async function lookAt(
  db: Db,
  metricId: string,
  today: CalendarDate,
  /** Whose points the onlooker sees beside everything else. */
  audience: Audience = 'without_small_groups',
): Promise<Seen> {
  const metric = await findMetric(db, metricId)
  if (!metric) throw new Error(`no metric ${metricId}`)
  const { points, heldBack } = await readStatistics(db, metric, { today, audience })
  const series: Series[] = []
  for (const { id } of (await readHistory(db, metric)).metrics) {
    const own = await readSeries(db, id, { today, audience: 'without_small_groups' })
    if (own) series.push(own)
  }
  return { points, heldBack, series }
}

/** What is recovered; `answers` are those that were read already, by school year. */
async function attackSeen(
  db: Db,
  { points, heldBack, series }: Seen,
  today: CalendarDate,
  answers = new Map<string, Answers>(),
) {
  const years: ToldYear[] = []
  for (const own of series) {
    const { schoolYear } = own.metric
    const said = answers.get(schoolYear) ?? (await readAnswers(db, schoolYear, today))
    answers.set(schoolYear, said)
    years.push(collectYear(await readTruth(db, own), own, said))
  }
  const shown = points.filter(({ value }) => value !== null).length
  return { ...workOut(years, { points, threshold: 11 }), shown, heldBack }
}

/** One number a month for the whole district, from July 2021 on. */
function monthsOf(people: readonly number[]): HistoryOfGroups {
  const logged = people.map((own, month): Logged => ({
    month,
    site: 0,
    group: '',
    people: own,
    of: 0,
  }))
  return { measure: MONTHLY, sites: 1, logged }
}
