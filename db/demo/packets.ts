/** What leadership was shown, sealed on the day before each meeting of this year. */

import { calendarDate } from '../../domain/calendar.ts'
import { findCycle } from '../cycles.ts'
import { preparePacket, sealPrepared } from '../packet-sealing.ts'
import type { Db } from '../tables.ts'
import { writing } from '../writing.ts'
import { THIS_YEAR } from './calendar.ts'
import { DEMO_ACTORS } from './organisation.ts'
import { done } from './refusals.ts'

interface DemoPacket {
  id: string
  at: Date
  cycleId: string
  title: string
}

export const PACKETS: readonly DemoPacket[] = [
  {
    id: 'packet-1',
    at: new Date('2022-11-15T18:00:00Z'),
    cycleId: `${THIS_YEAR}-Q1`,
    title: 'DLN of November 16: the first quarter',
  },
  {
    id: 'packet-2',
    at: new Date('2023-02-10T18:00:00Z'),
    cycleId: `${THIS_YEAR}-Q2`,
    title: 'DLN of February 15: the second quarter',
  },
]

/** Seals one of them in its turn. */
export async function sealDemoPacket(
  db: Db,
  { id, at, cycleId, title }: DemoPacket,
): Promise<void> {
  const cycle = done(await findCycle(db, cycleId), cycleId)
  const today = calendarDate(at.toISOString().slice(0, 10))
  const prepared = done(await preparePacket(db, { cycle, title, at, today }), 'the district')
  const by = { actor: DEMO_ACTORS.coordinator, at }
  done(await writing(db, by, (change) => sealPrepared(change, prepared, id)), id)
}
