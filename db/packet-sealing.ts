/** Making a packet of the record as it stands, ready to be sealed. */

import type { CalendarDate } from '../domain/calendar.ts'
import { cycleState } from '../domain/cycle.ts'
import type { PacketCover, PacketDistrict } from '../domain/packet/packet.ts'
import { PACKET_FORMAT, RULES_VERSION, toPacketCycle } from '../domain/packet/packet.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { archiveOf } from './packet-archive.ts'
import type { Archive } from './packet-archive.ts'
import { makePacketFiles } from './packet-files.ts'
import { findDistrict } from './settings.ts'
import type { Basis, Snapshot } from './snapshots.ts'
import { insertSnapshot, readBasis } from './snapshots.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

export interface SealRequest {
  cycle: DistrictCycle
  title: string
  at: Date
  /** The district's day. */
  today: CalendarDate
}

/** A packet that is not sealed yet. */
export interface Prepared {
  cover: PacketCover
  archive: Archive
  basis: Basis
}

/** How often a packet is made again because somebody wrote meanwhile. */
export const MOST_ATTEMPTS = 5

/** Makes every file of the next packet; undefined before the district is set up. */
export async function preparePacket(
  db: Db,
  { cycle, title, at, today }: SealRequest,
): Promise<Prepared | undefined> {
  const { schoolYear } = cycle
  const district = await findDistrict(db)
  const basis = await readBasis(db, schoolYear)
  if (!district || !basis) return undefined
  const { next: number, number: last, hash } = basis
  const cover = coverOf({ cycle, title, at, today }, district, {
    number,
    log: { number: last, hash },
  })
  return { cover, archive: await archiveOf(await makePacketFiles(db, cover)), basis }
}

/** The cover of a packet of the record as it stood at the last entry of the log that it rests on. */
export function coverOf(
  { cycle, title, at, today }: SealRequest,
  { name, meetingName, timeZone, smallestGroup, demonstration }: PacketDistrict,
  { number, log }: Pick<PacketCover, 'number' | 'log'>,
): PacketCover {
  return {
    format: PACKET_FORMAT,
    rules: RULES_VERSION,
    number,
    title,
    district: { name, meetingName, timeZone, smallestGroup, demonstration },
    schoolYear: cycle.schoolYear,
    cycle: { ...toPacketCycle(cycle), state: cycleState(cycle, today) },
    asOf: at.toISOString(),
    day: today,
    log,
  }
}

/** Seals what was prepared; undefined when the record has moved on since. */
export function sealPrepared(
  writing: Writing,
  { cover, archive, basis }: Prepared,
  id?: string,
): Promise<Snapshot | undefined> {
  return insertSnapshot(writing, { cover, archive, basis, id })
}
