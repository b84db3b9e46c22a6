/** CSV in and out: the import against bare inserts, the export against the `sqlite3` command line. */

import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { importObservations } from '../db/observation-import.ts'
import { openSqlite } from '../db/open.ts'
import type { SchoolYear } from '../domain/calendar.ts'
import { calendarDate } from '../domain/calendar.ts'
import { observationRow } from './district.ts'
import { perSecond, report, timed } from './measure.ts'
import type { BenchDistrict } from './setting.ts'
import { createBenchDistrict } from './setting.ts'

/** Imports `rows` rows into a district that has none, all or nothing, with roll-ups and ledger. */
export async function benchImport(rows: number, year: SchoolYear) {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'))
  const file = join(folder, 'observations.csv')
  await writeFile(file, csvOf(year, rows))
  const district = await createBenchDistrict(0)
  const took = await timed(async () => {
    const { counts, rejects } = await importObservations(district.db, createReadStream(file), {
      by: { actor: 'bench@district.example', at: new Date('2023-07-01T12:00:00Z') },
      fileName: 'observations.csv',
      dryRun: false,
      latestDay: calendarDate('2023-07-01'),
    })
    if (counts.added !== rows) throw new Error(JSON.stringify({ counts, first: rejects[0] }))
  })
  await district.close()
  const bare = bareInserts(join(folder, 'bare.db'), year, rows)
  rmSync(folder, { recursive: true, force: true })
  const name = `${rows.toLocaleString('en-US')} rows: CSV import / bare inserts of the same rows`
  report(name, perSecond(rows, took), perSecond(rows, bare), bare / took)
}

/** Streams the whole export to a file. */
export async function benchExport({ app, path, rows }: BenchDistrict) {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'))
  const ours = await timed(async () => {
    const response = await app.request('/api/v1/export/observations.csv')
    if (!response.body) throw new Error('no body')
    await pipeline(chunksOf(response.body), createWriteStream(join(folder, 'ours.csv')))
  })
  const theirs = await timed(() => dumpBySqlite(path, join(folder, 'theirs.csv')))
  rmSync(folder, { recursive: true, force: true })
  const name = `${rows.toLocaleString('en-US')} rows: CSV export / the sqlite3 command line`
  report(name, perSecond(rows, ours), perSecond(rows, theirs), theirs / ours)
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    yield value
  }
}

function csvOf(year: SchoolYear, rows: number): string {
  const lines = ['metric_id,observed_on,site_code,numerator,denominator']
  for (let at = 0; at < rows; at += 1) {
    const row = observationRow(year, at, 1)
    const site = String(row.site_id).replace('site-', 'S')
    lines.push([row.metric_id, row.observed_on, site, row.numerator, row.denominator].join(','))
  }
  return `${lines.join('\r\n')}\r\n`
}

/** Milliseconds of prepared inserts in one transaction, under the same unique index. */
function bareInserts(path: string, year: SchoolYear, rows: number): number {
  const database = openSqlite(path)
  database.exec(
    'create table row (metric text, day text, site text, numerator real, denominator real) strict; create unique index once on row (metric, day, site)',
  )
  const insert = database.prepare('insert into row values (?, ?, ?, ?, ?)')
  const values = Array.from({ length: rows }, (_, at) => {
    const row = observationRow(year, at, 1)
    return [row.metric_id, row.observed_on, row.site_id, row.numerator, row.denominator]
  })
  const start = performance.now()
  database.transaction(() => {
    for (const row of values) insert.run(...row)
  })()
  const took = performance.now() - start
  database.close()
  return took
}

function dumpBySqlite(path: string, out: string): void {
  const dump = spawnSync('sqlite3', [
    '-readonly',
    path,
    '.headers on',
    '.mode csv',
    `.output ${out}`,
    'select * from observation order by metric_id, observed_on',
  ])
  if (dump.status !== 0) {
    throw new Error(`the yardstick needs the sqlite3 command line: ${String(dump.stderr)}`)
  }
}
