/** A process that imports some rows, or takes the import back: to be killed while it does. */

import { findRun } from '../../db/import-runs.ts'
import { undoImport } from '../../db/import-undo.ts'
import { importObservations } from '../../db/observation-import.ts'
import { openDatabase } from '../../db/open.ts'
import { arriving } from './csv.ts'
import { day } from './metrics.ts'

/** As it is asked for on its command line, in JSON. */
export interface ImportWork {
  url: string
  rows: number
  /** The import to take back; null imports. */
  undo: string | null
}

// What is asked for is what `ImportWork` says.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { url, rows, undo } = JSON.parse(process.argv[2] ?? '') as ImportWork
const db = openDatabase(url)
const by = { actor: 'data@district.example', at: new Date() }
if (undo === null) {
  const lines = Array.from({ length: rows }, (_, n) => `sessions,2022-08-01,group ${n},${n}`)
  const file = `metric_id,observed_on,participant_group,value\n${lines.join('\n')}\n`
  const options = { by, fileName: 'values.csv', dryRun: false, latestDay: day('2024-01-20') }
  await importObservations(db, arriving(file, 10_000), options)
} else {
  const run = await findRun(db, undo)
  if (!run || run.tx === null) throw new Error(`nothing was published by ${undo}`)
  const options = { by, reason: 'the wrong file was sent', mayBeLate: false }
  await undoImport(db, { ...run, tx: run.tx }, options)
}
await db.destroy()
