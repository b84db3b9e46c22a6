/** `privacy audit`: tries to work out small groups from everything that is printed. */

import { auditPackets } from '../../db/packet-audit.ts'
import { auditPrivacy } from '../../db/privacy-audit.ts'
import { listSchoolYears } from '../../db/school-years.ts'
import { isSchoolYear } from '../../domain/calendar.ts'
import type { Command, CommandContext } from './command.ts'
import { EXIT, readWords, UsageError } from './command.ts'

export const auditPrivacyCommand: Command = {
  words: ['privacy', 'audit'],
  reads: true,
  usage: 'privacy audit [--year 2022-23]',
  does: 'tries to work out small groups from everything that is printed, and says what it found',
  run: audit,
}

async function audit({ db, words, out }: CommandContext): Promise<number> {
  const { values } = readWords(words, { year: { type: 'string' } })
  const { year } = values
  if (year !== undefined && !isSchoolYear(year)) {
    throw new UsageError(`“${year}” is not a school year; write it as 2022-23.`)
  }
  const years = year === undefined ? (await listSchoolYears(db)).map(({ id }) => id) : [year]
  let recoverable = 0
  let untried = 0
  for (const one of years) {
    const found = await auditPrivacy(db, one)
    recoverable += found.recoverable
    out(
      `${one}: ${found.recoverable} cells recoverable of ${found.secrets} tried; ` +
        `${found.metrics.length} metrics, ${found.numbers} numbers, ${found.small} small, ` +
        `${found.partners} partners, ${found.coded} said by a bound`,
    )
    if (found.untried > 0)
      out(`  ${found.untried} could not be tried: nothing fits what is printed`)
    untried += found.untried
    for (const { code, recovered, contradictions } of found.metrics) {
      for (const { cycleId, siteName, group, observedOn, sentence } of contradictions) {
        const where = [siteName, group, observedOn].filter((part) => part !== null && part !== '')
        out(`  ${[code, cycleId, ...where].join(' ')}: cannot be true: ${sentence}`)
      }
      for (const { cycleId, name, what } of recovered) {
        out(`  ${code} ${cycleId} ${name}: its ${what} can be worked out`)
      }
    }
    for (const { number, title, secrets, untried: left, recovered } of await auditPackets(
      db,
      one,
    )) {
      recoverable += recovered.length
      untried += left
      out(`  packet ${number}, ${title}: ${recovered.length} cells recoverable of ${secrets} tried`)
      for (const { code, cycleId, name, what } of recovered) {
        out(`    ${code} ${cycleId} ${name}: its ${what} can be worked out`)
      }
    }
  }
  return recoverable + untried === 0 ? EXIT.done : EXIT.refused
}
