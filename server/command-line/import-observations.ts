/** `observations import FILE`: imports the tidy CSV, all rows or none. */

import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename } from 'node:path'

import { importObservations } from '../../db/observation-import.ts'
import { findDistrict } from '../../db/settings.ts'
import { isSchoolYear } from '../../domain/calendar.ts'
import { dayIn } from '../clock.ts'
import type { Command, CommandContext } from './command.ts'
import { EXIT, UsageError, readWords } from './command.ts'

const OPTIONS = {
  year: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const

const MOST_REFUSALS_SHOWN = 50

export const importObservationsCommand: Command = {
  words: ['observations', 'import'],
  usage: 'observations import FILE [--year 2022-23] [--dry-run]',
  does: 'imports a CSV of observations, all rows or none',
  run: importFile,
}

async function importFile({ db, actor, words, out, say }: CommandContext): Promise<number> {
  const { values, positionals } = readWords(words, OPTIONS)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('Name one file.')
  const { year } = values
  if (year !== undefined && !isSchoolYear(year)) throw new UsageError(`Not a school year: ${year}`)
  const readable = await access(file).then(
    () => true,
    () => false,
  )
  if (!readable) {
    say(`${file} cannot be read.`)
    return EXIT.refused
  }
  const district = await findDistrict(db)
  const at = new Date()
  const { importId, counts, rejects } = await importObservations(db, createReadStream(file), {
    by: { actor, at },
    fileName: basename(file),
    dryRun: values['dry-run'],
    schoolYear: year,
    latestDay: dayIn(district?.timeZone ?? 'America/Los_Angeles', at),
  })
  for (const { line, column, code, message } of rejects.slice(0, MOST_REFUSALS_SHOWN)) {
    say(`line ${line}${column === '' ? '' : `, ${column}`}: ${code}: ${message}`)
  }
  if (rejects.length > MOST_REFUSALS_SHOWN) {
    say(`and ${rejects.length - MOST_REFUSALS_SHOWN} more`)
  }
  const { added, corrected, same, rejected } = counts
  out(`${added} added, ${corrected} corrected, ${same} unchanged, ${rejected} refused`)
  if (rejected > 0) {
    say('Nothing was stored. Mend the rows above and import the file again.')
    return EXIT.refused
  }
  if (importId !== null) out(`Import ${importId}.`)
  return EXIT.done
}
