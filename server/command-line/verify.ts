/** `verify`: recomputes what can be recomputed, and compares. */

import { verifyLedger } from '../../db/ledger.ts'
import { verifyRollUps } from '../../db/verify.ts'
import type { Command, CommandContext } from './command.ts'
import { EXIT } from './command.ts'

export const verifyCommand: Command = {
  words: ['verify'],
  usage: 'verify',
  does: "recomputes the ledger's chain and every roll-up, and compares",
  run: verify,
}

async function verify({ db, out }: CommandContext): Promise<number> {
  const chain = await verifyLedger(db)
  if (chain.ok) out(`Ledger: ${chain.events} entries, unbroken; head ${chain.head}`)
  else out(`Ledger: broken at entry ${chain.brokenAt}: ${chain.why}`)

  const rollUps = await verifyRollUps(db)
  out(`Roll-ups: ${rollUps.cells} made again, ${rollUps.differences.length} differ`)
  for (const { metricId, cycleId, siteId, stored, made } of rollUps.differences) {
    out(`  ${metricId} ${cycleId} ${siteId ?? 'all sites'}: stored ${stored}, made ${made}`)
  }
  return chain.ok && rollUps.ok ? EXIT.done : EXIT.refused
}
