import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { getHead } from '../../db/ledger.ts'
import { listVersions } from '../../db/observation-history.ts'
import type { ImportOptions } from '../../db/observation-import.ts'
import { importObservations } from '../../db/observation-import.ts'
import type { RecordedObservation } from '../../db/observations.ts'
import {
  correctObservation,
  findObservation,
  listObservations,
  withdrawObservation,
} from '../../db/observations.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { writing } from '../../db/writing.ts'
import { arriving, observationsCsv } from '../support/csv.ts'
import type { Dialect } from '../support/databases.ts'
import { DIALECTS } from '../support/databases.ts'
import type { EveryKind } from '../support/every-kind.ts'
import { addMetrics, recordEverything } from '../support/every-kind.ts'
import { day } from '../support/metrics.ts'
import { checked, createDistrict, record, recorder } from '../support/recorded-district.ts'

const next = recorder()

describe.each(DIALECTS)('%s: importing observations', (dialect) => {
  let db: Db
  let metrics: EveryKind

  beforeEach(async () => {
    db = await createDistrict(dialect)
    metrics = await addMetrics(db)
  })
  afterEach(() => db.destroy())

  test.each(DIALECTS)('an export goes into an empty %s and comes out the same', async (other) => {
    await recordEverything(db, next, metrics)
    const file = await observationsCsv(db, { asOf: await getHead(db) })
    const copy = await createCopy(other)
    const outcome = await run(copy, file)
    expect(outcome.rejects).toEqual([])
    expect(outcome.counts).toEqual({ added: 12, corrected: 0, same: 0, rejected: 0 })
    expect(await observationsCsv(copy, { asOf: await getHead(copy) })).toBe(file)
    expect(await verifyRollUps(copy)).toMatchObject({ ok: true })
    expect(await verifyRecord(copy)).toMatchObject({ ok: true, counted: 0, fault: null })
    await copy.destroy()
  })

  test('importing the same file again changes nothing', async () => {
    await recordEverything(db, next, metrics)
    const head = await getHead(db)
    const outcome = await run(db, await observationsCsv(db, { asOf: head }))
    expect(outcome).toMatchObject({
      importId: null,
      counts: { added: 0, corrected: 0, same: 12, rejected: 0 },
    })
    expect(await getHead(db)).toBe(head)
  })

  test('a short file needs only the metric, the day and the value', async () => {
    const byId = 'metric_id,observed_on,value\nsessions,2022-08-01,3\nsessions,2022-08-02,0\n'
    expect(await run(db, byId)).toMatchObject({ counts: { added: 2 }, rejects: [] })

    const header = 'Department;priority_number;action_number;metric_letter;observed_on;value;note'
    const byPlace = `\uFEFF${header}\r\nDR;1;1;A;2022-08-03;-0.5;"two\r\nlines; =x"\r\n`
    const outcome = await run(db, byPlace)
    expect(outcome.rejects).toMatchObject([{ line: 2, column: 'value', code: 'value_negative' }])
    expect(await run(db, byPlace.replace('-0.5', '0.5'))).toMatchObject({ counts: { added: 1 } })
    const file = await observationsCsv(db, { asOf: await getHead(db) })
    expect(file).toContain('"two\nlines; =x"')
  })

  test('yes and stages may stand in the value column', async () => {
    const file = 'metric_id,observed_on,value\nadopted,2022-08-01,Yes\nproject,2022-08-01,Done\n'
    expect(await run(db, file)).toMatchObject({ counts: { added: 2 }, rejects: [] })
    const csv = await observationsCsv(db, { asOf: await getHead(db) })
    expect(csv).toContain(',,true,')
    expect(csv).toContain(',done,,')
  })

  test('another value corrects what stands, by the importer and with the reason', async () => {
    const first = await record(db, next(), metrics.sessions, checked({ value: 1 }))
    const file = 'metric_id,observed_on,value\nsessions,2022-09-30,2\nsessions,2022-09-29,5\n'
    const outcome = await run(db, file)
    expect(outcome.counts).toEqual({ added: 1, corrected: 1, same: 0, rejected: 0 })
    expect(await findObservation(db, first.id)).toMatchObject({
      version: 2,
      value: 2,
      reason: 'import of values.csv',
      recordedBy: 'importer@district.example',
      tx: outcome.tx,
    })
    expect(await listVersions(db, first.id)).toHaveLength(2)
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })
  })

  test('a survey comes with its number, and without one corrects it away', async () => {
    const header = 'metric_id,observed_on,value,n,invited,answered,survey_scale,wording\n'
    await run(db, `${header}feedback,2022-09-30,1.5,40,90,44,5,spring\n`)
    const asked = { invited: 90, answered: 44, scale: 5, wording: 'spring' }
    expect(await theOne(db)).toMatchObject({ value: 1.5, n: 40, survey: asked })

    const without = `${header}feedback,2022-09-30,1.5,40,,,,\n`
    expect((await run(db, without)).counts).toMatchObject({ corrected: 1 })
    expect(await theOne(db)).toMatchObject({ version: 2, survey: null })
    expect((await run(db, without)).counts).toMatchObject({ same: 1 })
  })

  test('a survey that cannot be is refused by line and column', async () => {
    const file = [
      'metric_id,observed_on,site_code,value,n,numerator,denominator,invited,answered,survey_scale,wording,missing_reason',
      'attendance,2022-09-30,LIN,,,30,40,39,,,,',
      'attendance,2022-09-29,LIN,,,30,40,,39,,,',
      'attendance,2022-09-28,LIN,,,30,40,many,,,,',
      'feedback,2022-09-30,,1.5,40,,,45.5,,1,,',
      `feedback,2022-09-29,,1.5,40,,,,,,${'x'.repeat(121)},`,
      'feedback,2022-09-28,,,,,,50,,,,not_held',
      'sessions,2022-09-30,,3,,,,,,,spring,',
    ].join('\n')
    const { rejects } = await run(db, file)
    expect(rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'invited', 'answered_above_invited'],
      [3, 'answered', 'valid_above_answered'],
      [4, 'invited', 'not_a_number'],
      [5, 'invited', 'survey_not_whole'],
      [5, 'survey_scale', 'survey_scale_invalid'],
      [6, 'wording', 'survey_wording_invalid'],
      [7, 'invited', 'survey_without_number'],
      [8, 'invited', 'survey_not_of_kind'],
    ])
  })

  test('a dry run counts and stores nothing', async () => {
    const head = await getHead(db)
    const file = 'metric_id,observed_on,value\nsessions,2022-09-30,2\n'
    const outcome = await run(db, file, { dryRun: true })
    expect(outcome).toMatchObject({ importId: null, tx: null, counts: { added: 1 } })
    expect(await getHead(db)).toBe(head)
  })

  test('one refused row keeps all rows out, and each is told by line and column', async () => {
    const head = await getHead(db)
    const file = [
      'metric_id,observed_on,site_code,value,numerator,denominator,note,suppressed',
      'sessions,2022-09-30,,2,,,"a\nb",',
      'sessions,2022-09-31,,2,,,,',
      'sessions,2022-09-29,,twelve,,,,',
      'sessions,2022-09-28,,1e3,,,,',
      'nothing,2022-09-28,,1,,,,',
      'attendance,2022-09-28,LIN,,5,4,,',
      'attendance,2022-09-28,XXX,,5,4,,',
      'attendance,2022-09-28,,,1,4,,',
      'sessions,2022-09-30,,3,,,,',
      'sessions,2022-09-27,,,,,,small_group',
      'sessions,2023-09-27,,1,,,,',
      'sessions,2022-09-26,,1,,,,,,too many',
    ].join('\r\n')
    const outcome = await run(db, file)
    const told = outcome.rejects.map(({ line, column, code }) => [line, column, code])
    expect(told).toEqual([
      [4, 'observed_on', 'date_invalid'],
      [5, 'value', 'not_a_number'],
      [6, 'value', 'not_a_number'],
      [7, 'metric_id', 'metric_unknown'],
      [8, 'numerator', 'numerator_above_denominator'],
      [9, 'site_code', 'site_unknown'],
      [9, 'numerator', 'numerator_above_denominator'],
      [10, 'site_code', 'site_required'],
      [11, '', 'row_repeated'],
      [12, 'suppressed', 'value_hidden'],
      [12, 'value', 'value_required'],
      [13, 'observed_on', 'date_outside_year'],
      [14, '', 'cells_of_row'],
    ])
    expect(outcome.counts).toEqual({ added: 1, corrected: 0, same: 0, rejected: 11 })
    expect(outcome.rejects[0]?.cells[1]).toBe('2022-09-31')
    expect(await getHead(db)).toBe(head)
  })

  test.each([
    ['', 1, 'file_empty', ''],
    ['metric_id,value\nsessions,1\n', 1, 'column_missing', 'observed_on'],
    ['observed_on,department,value\n', 1, 'column_missing', 'priority_number'],
    ['metric_id,observed_on,value,value\n', 1, 'column_repeated', 'value'],
    ['metric_id,observed_on,value\n"sessions,2022-08-01,1\n', 2, 'quote_not_closed', ''],
  ])('the file %j is refused', async (file, line, code, column) => {
    const outcome = await run(db, file)
    expect(outcome.rejects[0]).toMatchObject({ line, code, column })
  })

  test('a file that is not UTF-8 is refused', async () => {
    const text = 'metric_id,observed_on,value,note\nsessions,2022-08-01,1,caf'
    const bytes = Uint8Array.from([...new TextEncoder().encode(text), 0xe9, 0x0a])
    async function* source() {
      yield bytes
    }
    const outcome = await importObservations(db, source(), options())
    expect(outcome.rejects[0]).toMatchObject({ code: 'file_not_utf8' })
    expect(outcome.importId).toBeNull()
  })

  test('a file that was exported before a correction does not undo it', async () => {
    const first = await record(db, next(), metrics.sessions, checked({ value: 1 }))
    const file = await observationsCsv(db, { asOf: await getHead(db) })
    const request = { expectedVersion: 1, reason: 'miscounted' }
    await writing(db, next(), (change) =>
      correctObservation(change, metrics.sessions, first.id, checked({ value: 2 }), request),
    )
    expect(await run(db, file)).toMatchObject({
      importId: null,
      rejects: [{ line: 2, column: 'version', code: 'changed_since' }],
    })
  })

  test('an edited day moves the observation, but not onto another', async () => {
    const first = await record(db, next(), metrics.sessions, checked({ value: 1 }))
    const file = await observationsCsv(db, { asOf: await getHead(db) })
    const moved = file.replaceAll(',2022-09-30,', ',2022-10-01,')
    expect(await run(db, moved)).toMatchObject({ counts: { corrected: 1 }, rejects: [] })
    expect(await findObservation(db, first.id)).toMatchObject({ cycleId: '2022-23-Q2', version: 2 })
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })

    await record(db, next(), metrics.sessions, checked({ observedOn: '2022-10-02', value: 4 }))
    const onto = `observation_id,metric_id,observed_on,value\n${first.id},sessions,2022-10-02,1\n`
    expect(await run(db, onto)).toMatchObject({ rejects: [{ line: 2, code: 'place_taken' }] })
    const elsewhere = `observation_id,metric_id,observed_on,value\n${first.id},before,2021-10-02,1\n`
    expect(await run(db, elsewhere)).toMatchObject({ rejects: [{ code: 'other_metric' }] })
  })

  test('a row in the place of a withdrawn observation continues it', async () => {
    const first = await record(db, next(), metrics.sessions, checked({ value: 1 }))
    await writing(db, next(), (change) =>
      withdrawObservation(change, metrics.sessions, first.id, {
        expectedVersion: 1,
        reason: 'not ours',
      }),
    )
    const file = 'metric_id,observed_on,value\nsessions,2022-09-30,1\n'
    expect(await run(db, file)).toMatchObject({ counts: { added: 1, corrected: 0 } })
    expect(await findObservation(db, first.id)).toMatchObject({ version: 3 })
  })

  test('another department takes no rows', async () => {
    const file = 'metric_id,observed_on,value\nsessions,2022-09-30,1\n'
    const departmentIds = new Set(['programs'])
    expect(await run(db, file, { departmentIds })).toMatchObject({
      rejects: [{ code: 'department_not_yours' }],
    })
  })

  test('a moment still to come and a mangled id are refused', async () => {
    const file = [
      'observation_id,metric_id,observed_on,value,recorded_at,version',
      '../etc,sessions,2022-09-30,1,2099-01-01T00:00:00Z,1.5',
    ].join('\n')
    expect((await run(db, file)).rejects.map(({ code }) => code)).toEqual([
      'id_invalid',
      'version_invalid',
      'recorded_at_invalid',
    ])
  })

  test('many rows neither hold up other work nor ask the record row by row', async () => {
    const statements: string[] = []
    const busy = await createDistrict(dialect, ({ query }) => void statements.push(query.sql))
    await addMetrics(busy)
    const groups = Array.from({ length: 5000 }, (_, n) => `sessions,2022-08-01,group ${n},${n}`)
    const file = `metric_id,observed_on,participant_group,value\n${groups.join('\n')}\n`
    const from = statements.length
    const turns = countTurns()
    const outcome = await run(busy, file)
    expect(outcome.counts.added).toBe(5000)
    expect(turns()).toBeGreaterThan(250)
    expect(statements.length - from).toBeLessThan(440)
    await busy.destroy()
  })
})

async function createCopy(dialect: Dialect): Promise<Db> {
  const copy = await createDistrict(dialect)
  await addMetrics(copy)
  return copy
}

async function theOne(db: Db): Promise<RecordedObservation | undefined> {
  return (await listObservations(db, {}, { limit: 1 })).items[0]
}

function run(db: Db, file: string, partial: Partial<ImportOptions> = {}) {
  return importObservations(db, arriving(file, 700), options(partial))
}

function options(partial: Partial<ImportOptions> = {}): ImportOptions {
  return {
    by: { actor: 'importer@district.example', at: new Date('2023-01-20T18:00:00Z') },
    fileName: 'values.csv',
    dryRun: false,
    latestDay: day('2024-01-20'),
    ...partial,
  }
}

/** Gives, when asked, how often other work had its turn. */
function countTurns(): () => number {
  let turns = 0
  let counting = true
  const count = () => {
    turns += 1
    if (counting) setImmediate(count)
  }
  setImmediate(count)
  return () => {
    counting = false
    return turns
  }
}
