/** `snapshot`: seals a packet, as the page does. */

import { findCycle } from '../../db/cycles.ts'
import { MOST_ATTEMPTS, preparePacket, sealPrepared } from '../../db/packet-sealing.ts'
import { findDistrict } from '../../db/settings.ts'
import { writing } from '../../db/writing.ts'
import { cycleState } from '../../domain/cycle.ts'
import { dayIn } from '../clock.ts'
import type { Command, CommandContext } from './command.ts'
import { EXIT, readWords, UsageError } from './command.ts'

const OPTIONS = { cycle: { type: 'string' }, title: { type: 'string' } } as const

export const snapshotCommand: Command = {
  words: ['snapshot'],
  usage: 'snapshot --cycle 2022-23-Q1 --title "DLN 1"',
  does: 'seals a packet of a cycle',
  run: seal,
}

async function seal({ db, actor, words, out, say }: CommandContext): Promise<number> {
  const { values } = readWords(words, OPTIONS)
  const { cycle: cycleId = '', title = '' } = values
  if (cycleId === '' || title.trim() === '') throw new UsageError('Say the cycle and the title.')
  const cycle = await findCycle(db, cycleId)
  const district = await findDistrict(db)
  if (!cycle || !district) {
    say(`There is no cycle ${cycleId}.`)
    return EXIT.refused
  }
  const at = new Date()
  const today = district.demonstrationOn ?? dayIn(district.timeZone, at)
  if (cycleState(cycle, today) === 'upcoming') {
    say(`The cycle ${cycle.name} has not begun.`)
    return EXIT.refused
  }
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const prepared = await preparePacket(db, { cycle, title: title.trim(), at, today })
    const sealed =
      prepared && (await writing(db, { actor, at }, (change) => sealPrepared(change, prepared)))
    if (sealed) {
      out(`Sealed packet ${sealed.number}: ${sealed.title}`)
      out(`  as of ${sealed.asOf}, log entry ${sealed.log.number}, hash ${sealed.log.hash}`)
      out(`  SHA-256 ${sealed.sha256}, ${sealed.bytes} bytes`)
      return EXIT.done
    }
  }
  say(
    'Values are being recorded at this moment. Nothing was sealed; try again, or close the cycle first.',
  )
  return EXIT.refused
}
