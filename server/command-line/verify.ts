/** `verify`: recomputes what can be recomputed, and compares. */

import type { FaultyEntry } from '../../db/verify-record.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import type { Command, CommandContext } from './command.ts'
import { EXIT, readWords, UsageError } from './command.ts'

export const verifyCommand: Command = {
  words: ['verify'],
  reads: true,
  usage: 'verify [--number N --hash HASH]',
  does: 'recomputes the log and every roll-up, and compares everything stored with the log',
  run: verify,
}

async function verify({ db, words, out }: CommandContext): Promise<number> {
  const anchor = readAnchor(words)
  const { ok, events, head, versions, counted, states, fedCounted, packets, rollUps, fault } =
    await verifyRecord(db, anchor)
  if (head === null) out(`Log: ${events} entries hold, then it breaks`)
  else out(`Log: ${events} entries, unbroken; head ${head}`)
  if (anchor && head !== null) out(`  entry ${anchor.tx} has the hash that was kept`)
  out(`Observations: ${versions} versions compared with their entries`)
  if (counted > 0) out(`  ${counted} of them came with older imports, and were only counted`)
  out(
    `Plans, metrics, settings, people, streams: ${states} compared with the entry that last told of them`,
  )
  if (fedCounted > 0)
    out(`  ${fedCounted} observations came from older answers, and were only counted`)
  out(`Packets: ${packets} compared with their entries, their checksums and the record`)
  out(`Roll-ups: ${rollUps.cells} made again, ${rollUps.differences.length} differ`)
  for (const { metricId, cycleId, siteId, stored, made } of rollUps.differences) {
    out(`  ${metricId} ${cycleId} ${siteId ?? 'all sites'}: stored ${stored}, made ${made}`)
  }
  if (fault) {
    out(fault.why)
    if (fault.entry) out(`  ${told(fault.entry)}`)
    out(`  ${fault.next}`)
  }
  return ok ? EXIT.done : EXIT.refused
}

function told({ at, actor, action, entity, entityId }: FaultyEntry): string {
  return `It reads now: ${action} of ${entity} ${entityId}, by ${actor}, ${at}.`
}

function readAnchor(words: string[]): { tx: number; hash: string } | undefined {
  const { values } = readWords(words, { number: { type: 'string' }, hash: { type: 'string' } })
  const { number, hash } = values
  if (number === undefined && hash === undefined) return undefined
  if (!/^[1-9]\d{0,14}$/.test(number ?? '') || !/^[0-9a-f]{64}$/.test(hash ?? '')) {
    throw new UsageError('Give both --number and --hash, as a check printed them before.')
  }
  return { tx: Number(number), hash: hash ?? '' }
}
