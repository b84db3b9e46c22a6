/** Packets that are sealed without a server. */

import { findCycle } from '../../db/cycles.ts'
import { preparePacket, sealPrepared } from '../../db/packet-sealing.ts'
import type { Snapshot } from '../../db/snapshots.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import { day } from './metrics.ts'

/** Seals a packet of a cycle that has begun. */
export async function sealPacket(
  db: Db,
  cycleId: string,
  { moment = '2022-10-05T20:00:00Z', title = 'What DLN was shown' } = {},
): Promise<Snapshot> {
  const cycle = await findCycle(db, cycleId)
  if (!cycle) throw new Error(`no cycle ${cycleId}`)
  const at = new Date(moment)
  const prepared = await preparePacket(db, { cycle, title, at, today: day(moment.slice(0, 10)) })
  if (!prepared) throw new Error('no district')
  const by = { actor: 'coordinator@district.example', at }
  const sealed = await writing(db, by, (change) => sealPrepared(change, prepared))
  if (!sealed) throw new Error('the record has moved on')
  return sealed
}
