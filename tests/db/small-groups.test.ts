import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { readDashboard } from '../../db/dashboard.ts'
import { observationRows, progressRows } from '../../db/exports.ts'
import { getHead } from '../../db/ledger.ts'
import { importObservations } from '../../db/observation-import.ts'
import { auditPrivacy } from '../../db/privacy-audit.ts'
import { readSeries } from '../../db/series.ts'
import type { Db } from '../../db/tables.ts'
import type { Metric } from '../../domain/plan.ts'
import { allOf, arriving, observationsCsv } from '../support/csv.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import {
  addMetric,
  checked,
  createDistrict,
  LAST_YEAR,
  record,
  recorder,
  SITES,
  THIS_YEAR,
} from '../support/recorded-district.ts'

const TODAY = day('2023-07-01')
const [LINCOLN, ROOSEVELT, WASHINGTON] = SITES
const PUPILS: Partial<Metric> = {
  kind: 'rate',
  unit: '%',
  privacyClass: 'student',
  siteIds: [...SITES],
}

describe.each(DIALECTS)('%s: small groups', (dialect) => {
  let next: ReturnType<typeof recorder>
  let db: Db
  let pupils: Metric

  beforeEach(async () => {
    next = recorder()
    db = await createDistrict(dialect)
    pupils = await addMetric(db, { id: 'pupils', ...PUPILS })
  })
  afterEach(() => db.destroy())

  const say = (siteId: string, denominator: number, observedOn = '2022-08-01') =>
    record(
      db,
      next(),
      pupils,
      checked({
        siteId,
        numerator: Math.floor(denominator / 2),
        denominator,
        observedOn,
        note: `${denominator} pupils`,
      }),
    )
  const exported = async () => allOf(observationRows(db, { asOf: await getHead(db) }))
  const progress = () => allOf(progressRows(db, { schoolYear: THIS_YEAR, today: TODAY }))
  const hiddenSites = async () =>
    (await exported())
      .filter(({ suppressed }) => suppressed === '*')
      .map(({ site_code }) => site_code)

  test('an export hides a small site with a partner, notes and all, and prints the total', async () => {
    for (const [site, people] of [[LINCOLN, 4], [ROOSEVELT, 60], [WASHINGTON, 30]] as const) {
      await say(site, people)
    } // prettier-ignore
    const rows = await exported()
    expect(rows.map(({ site_code, denominator, suppressed, missing_reason, note }) => [site_code, denominator, suppressed, missing_reason, note])).toEqual([
      ['LIN', null, '*', 'too_few_to_report', null],
      ['ROO', 60, null, null, '60 pupils'],
      ['WAS', null, '*', 'too_few_to_report', null],
    ]) // prettier-ignore
    const [first] = await progress()
    expect(first).toMatchObject({ denominator: 94, suppressed: null })
    expect(await auditPrivacy(db, THIS_YEAR)).toMatchObject({
      recoverable: 0,
      small: 2,
      partners: 2,
    })
  })

  test('a total of few people is hidden with its status, sentence and counts', async () => {
    await say(LINCOLN, 4)
    await say(ROOSEVELT, 5)
    const [first, second] = await progress()
    expect(first).toMatchObject({
      actual: null,
      numerator: null,
      denominator: null,
      progress: null,
      status: 'no_data',
      suppressed: '*',
      missing_reason: 'too_few_to_report',
    })
    expect(first?.sentence).toBe(
      'Hidden: the group has fewer than 11 people, or its number would give a smaller one away: no data.',
    )
    expect(second?.previous).toBeNull()
    const scope = { schoolYear: THIS_YEAR, today: TODAY }
    const shown = await readDashboard(db, scope)
    expect(shown.counts[0]).toMatchObject({ incomplete: 1, no_data: 0 })
    const hidden = await readDashboard(db, { ...scope, audience: 'without_small_groups' })
    expect(hidden.counts[0]).toMatchObject({ incomplete: 0, no_data: 1 })
  })

  test('what was handed out hidden stays hidden when the small site has grown', async () => {
    await say(LINCOLN, 4)
    await say(ROOSEVELT, 60)
    const washington = await say(WASHINGTON, 30)
    expect(await hiddenSites()).toEqual(['LIN', 'WAS'])
    await say(LINCOLN, 40, '2022-08-15')
    const sites = (await exported()).filter(
      ({ observation_id }) => observation_id === washington.id,
    )
    expect(sites.map(({ suppressed }) => suppressed)).toEqual(['*'])
    await expect(db.updateTable('hidden_cell').set({ tx: 1 }).execute()).rejects.toThrow(
      'append-only',
    )
    await expect(db.deleteFrom('hidden_cell').execute()).rejects.toThrow('append-only')
  })

  test('a total that would tell a small site beside last week’s is held back until it has company', async () => {
    await say(ROOSEVELT, 60)
    await say(WASHINGTON, 30)
    expect((await progress())[0]).toMatchObject({ denominator: 90, suppressed: null })
    await say(LINCOLN, 4)
    expect((await progress())[0]).toMatchObject({ denominator: null, suppressed: '*' })
    await say(LINCOLN, 9, '2022-08-15')
    expect((await progress())[0]).toMatchObject({ denominator: 103, suppressed: null })
  })

  test('an earlier moment tells no total that differs from today’s by a small site', async () => {
    await say(ROOSEVELT, 60)
    await say(WASHINGTON, 30)
    const before = await getHead(db)
    await say(LINCOLN, 4)
    const past = await allOf(
      progressRows(db, { schoolYear: THIS_YEAR, today: TODAY, asOf: before }),
    )
    expect(past[0]).toMatchObject({ denominator: null, suppressed: '*' })
  })

  test('a series hides sites, groups, restatements and the standing, for whoever may not see them', async () => {
    await say(ROOSEVELT, 60)
    await say(WASHINGTON, 30)
    await say(LINCOLN, 4)
    const scope = { today: TODAY }
    const staff = await readSeries(db, 'pupils', scope)
    expect(staff?.hides).toBe(false)
    expect(staff?.sites.map(({ cycles }) => cycles[0]?.denominator)).toEqual([4, 60, 30])
    const other = await readSeries(db, 'pupils', { ...scope, audience: 'without_small_groups' })
    expect(other?.hides).toBe(true)
    expect(other?.sites.map(({ cycles }) => cycles[0]?.denominator)).toEqual([null, 60, null])
    expect(other?.sites.map(({ cycles }) => cycles[0]?.suppressed)).toEqual(['*', null, '*'])
    expect(other?.observations.map(({ denominator }) => denominator)).toEqual([60, null, null])
    expect(other?.standings[0]).toMatchObject({ denominator: 94, suppressed: null })
  })

  test('last year’s hidden value is not this year’s comparison', async () => {
    const last = await addMetric(db, { id: 'last', ...PUPILS, schoolYear: LAST_YEAR, siteIds: [] })
    const now = await addMetric(db, { id: 'now', ...PUPILS, siteIds: [], continuesId: 'last' })
    await record(
      db,
      next(),
      last,
      checked({ numerator: 2, denominator: 5, observedOn: '2021-08-01' }),
    )
    await record(
      db,
      next(),
      now,
      checked({ numerator: 25, denominator: 50, observedOn: '2022-08-01' }),
    )
    const row = (await progress()).find(
      ({ metric_id, cycle }) => metric_id === 'now' && cycle === 'Q1',
    )
    expect(row).toMatchObject({ denominator: 50, same_cycle_last_year: null })
    const scope = { today: TODAY, audience: 'without_small_groups' } as const
    const series = await readSeries(db, 'now', scope)
    expect(series).toMatchObject({ hides: true, statistics: { heldBack: 1 } })
    expect(series?.statistics.points.flatMap(({ value }) => value ?? [])).toEqual([50])
  })

  test('a share of all is said by its bound, and a council is never hidden', async () => {
    await addMetric(db, { id: 'council', ...PUPILS, privacyClass: 'public_body', siteIds: [] })
    const whole = await addMetric(db, { id: 'whole', ...PUPILS, siteIds: [] })
    await record(
      db,
      next(),
      whole,
      checked({ numerator: 40, denominator: 40, observedOn: '2022-08-01' }),
    )
    const council = await addMetric(db, {
      id: 'few',
      ...PUPILS,
      privacyClass: 'public_body',
      siteIds: [],
    })
    await record(
      db,
      next(),
      council,
      checked({ numerator: 3, denominator: 4, observedOn: '2022-08-01' }),
    )
    const rows = (await progress()).filter(({ cycle }) => cycle === 'Q1')
    expect(rows.find(({ metric_id }) => metric_id === 'whole')).toMatchObject({
      actual: 95,
      numerator: null,
      denominator: 40,
      suppressed: '>=',
    })
    expect(rows.find(({ metric_id }) => metric_id === 'few')).toMatchObject({
      numerator: 3,
      denominator: 4,
      suppressed: null,
    })
  })

  test('a share said by its bound is said so in the next file too', async () => {
    const whole = await addMetric(db, { id: 'whole', ...PUPILS, siteIds: [] })
    const all = checked({ numerator: 40, denominator: 40, observedOn: '2022-08-01' })
    await record(db, next(), whole, all)
    const [rows, first] = [await exported(), await progress()]
    expect(rows.map(({ suppressed }) => suppressed)).toEqual(['*'])
    expect(first.map(({ suppressed }) => suppressed)).toContain('>=')
    expect([await exported(), await progress()]).toEqual([rows, first])
  })

  test('so is one beside a hidden partner, in the files and the series', async () => {
    const whole = await addMetric(db, { id: 'whole', ...PUPILS })
    const shares = [
      { siteId: LINCOLN, numerator: 40, denominator: 40 },
      { siteId: ROOSEVELT, numerator: 30, denominator: 60 },
      { siteId: WASHINGTON, numerator: 20, denominator: 80 },
    ]
    for (const share of shares) {
      await record(db, next(), whole, checked({ ...share, observedOn: '2022-08-01' }))
    }
    const scope = { today: TODAY, audience: 'without_small_groups' } as const
    const read = async () => ({
      rows: await exported(),
      progress: await progress(),
      series: await readSeries(db, 'whole', scope),
    })
    const first = await read()
    expect(JSON.stringify(first.series)).toContain('">="')
    expect(await read()).toEqual(first)
  })

  test('an export with hidden rows imports into an empty copy and exports the same rows', async () => {
    for (const [site, people] of [[LINCOLN, 4], [ROOSEVELT, 60], [WASHINGTON, 30]] as const) {
      await say(site, people)
    } // prettier-ignore
    const text = await observationsCsv(db, { asOf: await getHead(db) })
    const copy = await createDistrict(dialect)
    await addMetric(copy, { id: 'pupils', ...PUPILS })
    const options = {
      by: { actor: 'importer@district.example', at: new Date('2023-01-20T18:00:00Z') },
      fileName: 'observations.csv',
      dryRun: false,
      latestDay: day('2024-01-20'),
    }
    const outcome = await importObservations(copy, arriving(text), options)
    expect(outcome.rejects).toEqual([])
    expect(await observationsCsv(copy, { asOf: await getHead(copy) })).toBe(text)
    await copy.destroy()

    const again = await importObservations(db, arriving(text), options)
    expect(again.counts).toMatchObject({ added: 0, corrected: 0, same: 3 })
  })
})
