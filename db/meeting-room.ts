/** What a meeting is shown: the packet of its cycle, and what changed since the packet of an earlier one. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { MetricChange } from '../domain/packet/changes.ts'
import { changesBetween } from '../domain/packet/changes.ts'
import type { Packet, PacketCover } from '../domain/packet/packet.ts'
import { findCycle, listCycles } from './cycles.ts'
import { getHead } from './ledger.ts'
import { lookBack } from './look-back.ts'
import type { CycleMeeting } from './meetings.ts'
import { previewPacket } from './packet-contents.ts'
import { coverOf } from './packet-sealing.ts'
import { findDistrict } from './settings.ts'
import type { Snapshot } from './snapshots.ts'
import { listSnapshots, readPacket } from './snapshots.ts'
import type { Db } from './tables.ts'

/** What a meeting is shown; small groups are hidden for everybody, as in a packet. */
export interface MeetingRoom {
  /** Whether the packet is one that was sealed. */
  sealed: boolean
  /** As it would be sealed, with the number 0, where none is. */
  packet: Packet
  /** The latest packet of an earlier cycle of the school year; null where there is none. */
  before: PacketCover | null
  /** Since that one. */
  changes: MetricChange[] | null
}

export interface RoomPackets {
  /** The latest of the meeting's cycle. */
  own: Snapshot | undefined
  /** The latest of an earlier cycle of the school year, sealed before the own one. */
  before: Snapshot | undefined
}

/** Which sealed packets a meeting is shown. */
export async function findRoomPackets(
  db: Db,
  { schoolYear, cycleId }: Pick<CycleMeeting, 'schoolYear' | 'cycleId'>,
  asOf?: number,
): Promise<RoomPackets> {
  const sealed = await listSnapshots(db, { schoolYear, asOf })
  const cycles = (await listCycles(lookBack(db, asOf), schoolYear)).map(({ id }) => id)
  const earlier = new Set(cycles.slice(0, Math.max(cycles.indexOf(cycleId), 0)))
  const own = sealed.find((one) => one.cycleId === cycleId)
  const last = own?.number ?? Infinity
  return { own, before: sealed.find((one) => earlier.has(one.cycleId) && one.number < last) }
}

interface RoomRequest {
  meeting: CycleMeeting
  packets: RoomPackets
  /** The moment that is asked for; now without one. */
  at: Date
  /** The district's day. */
  today: CalendarDate
  /** A ledger number: as the record stood after that entry. */
  asOf?: number | undefined
}

/** Everything a meeting is shown; undefined before the district is set up. Nothing is written. */
export async function readRoom(db: Db, request: RoomRequest): Promise<MeetingRoom | undefined> {
  const { own, before } = request.packets
  const packet = own ? await readPacket(db, own) : await preview(db, request)
  if (!packet) return undefined
  const earlier = before && (await readPacket(db, before))
  return {
    sealed: own !== undefined,
    packet,
    before: earlier ? coverIn(earlier) : null,
    changes: earlier ? changesBetween(earlier, packet) : null,
  }
}

async function preview(
  db: Db,
  { meeting, at, today, asOf }: RoomRequest,
): Promise<Packet | undefined> {
  const then = lookBack(db, asOf)
  const district = await findDistrict(then)
  const cycle = await findCycle(then, meeting.cycleId)
  const number = asOf ?? (await getHead(db))
  const entry = await db
    .selectFrom('ledger')
    .select('hash')
    .where('tx', '=', number)
    .executeTakeFirst()
  if (!district || !cycle || !entry) return undefined
  const request = { cycle, title: meeting.title, at, today }
  const cover = coverOf(request, district, { number: 0, log: { number, hash: entry.hash } })
  return previewPacket(db, cover, asOf)
}

function coverIn(packet: Packet): PacketCover {
  const { format, rules, number, title, district, schoolYear, cycle, asOf, day, log } = packet
  return { format, rules, number, title, district, schoolYear, cycle, asOf, day, log }
}
