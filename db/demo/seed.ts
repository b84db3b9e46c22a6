/**
 * Fills an empty database with the demonstration district: three school years as
 * they would have been entered, in the order in which things became known.
 */

import type { Db } from '../tables.ts'
import { writing } from '../writing.ts'
import { DEMO_NOW } from './calendar.ts'
import { PACKETS, sealDemoPacket } from './packets.ts'
import { sittingsUntil } from './story.ts'

export interface DemonstrationOptions {
  /** The story ends here, and the demonstration's day is this one's; 10 February 2023 unless given. */
  now?: Date
}

/**
 * Seeds the demonstration, the same rows every time: ids, values and moments
 * are all part of the story, and no clock or chance is asked.
 *
 * Errors: throws when the database has a district, or when a rule refuses anything.
 */
export async function seedDemonstration(
  db: Db,
  { now = DEMO_NOW }: DemonstrationOptions = {},
): Promise<void> {
  const packets = PACKETS.filter(({ at }) => at <= now)
  for (const { actor, at, work } of sittingsUntil(now)) {
    for (const packet of packets.splice(0, dueBefore(packets, at))) await sealDemoPacket(db, packet)
    await writing(db, { actor, at }, async (change) => {
      for (const write of work) await write(change)
    })
  }
  for (const packet of packets) await sealDemoPacket(db, packet)
}

function dueBefore(packets: readonly { at: Date }[], at: Date): number {
  return packets.filter((packet) => packet.at < at).length
}
