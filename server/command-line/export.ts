/** `export WHAT`: writes one of the CSV shapes to standard output. */

import { metricRows, observationRows, progressRows } from '../../db/exports.ts'
import { getHead } from '../../db/ledger.ts'
import { decisionRows, reflectionRows } from '../../db/meeting-rows.ts'
import { findDistrict } from '../../db/settings.ts'
import type { SchoolYear } from '../../domain/calendar.ts'
import { isSchoolYear } from '../../domain/calendar.ts'
import type { Cell } from '../../domain/csv-line.ts'
import { csvHeader, csvLine } from '../../domain/csv-line.ts'
import { METRIC_COLUMNS, OBSERVATION_COLUMNS, PROGRESS_COLUMNS } from '../../domain/csv-shapes.ts'
import { DECISION_COLUMNS, REFLECTION_COLUMNS } from '../../domain/meeting-csv.ts'
import { dayIn } from '../clock.ts'
import type { Command, CommandContext } from './command.ts'
import { EXIT, UsageError, readWords } from './command.ts'

const OPTIONS = { year: { type: 'string' }, department: { type: 'string' } } as const

export const exportCommand: Command = {
  words: ['export'],
  reads: true,
  usage:
    'export observations|progress|metrics|reflections|decisions [--year 2022-23] [--department ID]',
  does: 'writes a CSV to standard output',
  run: writeCsv,
}

async function writeCsv({ db, words, write }: CommandContext): Promise<number> {
  const { values, positionals } = readWords(words, OPTIONS)
  const { year, department: departmentId } = values
  if (year !== undefined && !isSchoolYear(year)) throw new UsageError(`Not a school year: ${year}`)
  const scope = { schoolYear: year, departmentId }
  const [what] = positionals
  if (what === 'observations') {
    const asOf = await getHead(db)
    await writeRows(OBSERVATION_COLUMNS, observationRows(db, { ...scope, asOf }))
  } else if (what === 'metrics') {
    await writeRows(METRIC_COLUMNS, metricRows(db, scope))
  } else if (what === 'progress') {
    await writeRows(PROGRESS_COLUMNS, progressRows(db, await progressScope(year)))
  } else if (what === 'reflections') {
    const asked = { schoolYear: yearOf(year), departmentId }
    await writeRows(REFLECTION_COLUMNS, reflectionRows(db, asked))
  } else if (what === 'decisions') {
    await writeRows(DECISION_COLUMNS, decisionRows(db, { schoolYear: yearOf(year), departmentId }))
  } else {
    throw new UsageError(
      'Say what to export: observations, progress, metrics, reflections or decisions.',
    )
  }
  return EXIT.done

  async function progressScope(wanted: SchoolYear | undefined) {
    const schoolYear = yearOf(wanted)
    const district = await findDistrict(db)
    const today =
      district?.demonstrationOn ?? dayIn(district?.timeZone ?? 'America/Los_Angeles', new Date())
    return { schoolYear, departmentId, today }
  }

  async function writeRows<Name extends string>(
    columns: readonly { name: Name; type: string }[],
    pages: AsyncGenerator<Record<Name, Cell>[]>,
  ) {
    await write(csvHeader(columns))
    for await (const page of pages) {
      await write(page.map((row) => csvLine(columns, row)).join(''))
    }
  }
}

function yearOf(wanted: SchoolYear | undefined): SchoolYear {
  if (wanted === undefined) throw new UsageError('Say of which school year: --year 2022-23')
  return wanted
}
