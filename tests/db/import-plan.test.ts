import type { CompiledQuery } from 'kysely'
import { CompiledQuery as Query, sql } from 'kysely'
import { describe, expect, test } from 'vitest'

import { findRun } from '../../db/import-runs.ts'
import { undoImport } from '../../db/import-undo.ts'
import { importObservations } from '../../db/observation-import.ts'
import type { Db } from '../../db/tables.ts'
import { arriving } from '../support/csv.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetrics } from '../support/every-kind.ts'
import { day } from '../support/metrics.ts'
import { createDistrict, recorder } from '../support/recorded-district.ts'

const MANY = 1000
const next = recorder()

describe.runIf(DIALECTS.includes('sqlite'))('sqlite: an import and taking it back', () => {
  test('never read through the record, nor look at all of a day for one row', async () => {
    const asked = new Map<string, CompiledQuery>()
    const db = await createDistrict('sqlite', ({ query }) => void asked.set(query.sql, query))
    await addMetrics(db)
    asked.clear()
    await undo(db, await send(db, 3))
    await send(db, 3)
    const statements = Array.from(asked.values())
    const ways = new Map<string, string>()
    for (const { sql: text, parameters } of statements) {
      if (!text.includes('"observation"')) continue
      const plan = Query.raw(`explain query plan ${text}`, [...parameters])
      const { rows } = await db.executeQuery<{ detail: string }>(plan)
      ways.set(text, rows.map(({ detail }) => detail).join('\n'))
    }
    await db.destroy()
    expect(Array.from(ways).filter(([, way]) => /SCAN observation/.test(way))).toEqual([])
    const inPlace = Array.from(ways).filter(([text]) => /join.*coalesce\(observation/.test(text))
    expect(inPlace.map(([, way]) => /USING INDEX (\w+) \(.*group=\?/.exec(way)?.[1])).toEqual([
      'observation_taken_back',
      'observation_once',
      'import_row_by_place',
    ])
  })
})

describe.runIf(DIALECTS.includes('postgres'))('postgres: a long import', () => {
  test('leaves the record counted, so that what follows is planned for its size', async () => {
    const db = await createDistrict('postgres')
    await addMetrics(db)
    await send(db, MANY)
    const { rows } = await sql<{ counted: number }>`
      select cast(reltuples as integer) as counted from pg_class where relname = 'observation'
    `.execute(db)
    expect(rows).toEqual([{ counted: MANY }])
    await db.destroy()
  })
})

async function send(db: Db, rows: number): Promise<string | null> {
  const lines = Array.from({ length: rows }, (_, n) => `sessions,2022-08-01,group ${n},${n}`)
  const file = `metric_id,observed_on,participant_group,value\n${lines.join('\n')}\n`
  const options = { by: next(), fileName: 'values.csv', dryRun: false }
  const latestDay = day('2024-01-20')
  return (await importObservations(db, arriving(file), { ...options, latestDay })).importId
}

async function undo(db: Db, id: string | null): Promise<void> {
  const run = await findRun(db, id ?? '')
  if (!run || run.tx === null) throw new Error('nothing was published')
  const options = { by: next(), reason: 'the wrong file was sent', mayBeLate: false }
  await undoImport(db, { ...run, tx: run.tx }, options)
}
