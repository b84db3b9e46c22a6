/** The monitoring cycles of a school year. They always follow each other without a gap. */

import { daysAfter } from '../domain/calendar.ts'
import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { findCycle, listCycles, toCycleRow } from './cycle-rows.ts'
import { refileObservations } from './roll-ups.ts'
import type { Writing } from './writing.ts'

export type { DistrictCycle, NewCycle } from './cycle-rows.ts'
export { findCycle, listCycles } from './cycle-rows.ts'

export type CycleChanges = Changes<
  Pick<DistrictCycle, 'name' | 'startsOn' | 'endsOn' | 'dueOn' | 'graceDays' | 'meetingOn'>
>

/**
 * Changes a cycle; moving its first or last day moves the neighbour's as well.
 *
 * Errors: undefined when absent or stale; `dates_refused` when a cycle would be
 * left empty, be due before it ends, or reach beyond the school year; `closed` when days of a
 * closed cycle would move, its own or as a neighbour's.
 */
export async function updateCycle(
  writing: Writing,
  id: string,
  changes: CycleChanges,
  expectedVersion: number,
): Promise<DistrictCycle | 'dates_refused' | 'closed' | undefined> {
  const before = await findCycle(writing.tx, id)
  if (before?.version !== expectedVersion) return undefined
  const after = withChanges(before, changes)
  const cycles = await listCycles(writing.tx, after.schoolYear)
  const neighbours = cycles.flatMap((cycle) => movedBeside(cycle, before, after))
  if (before.closedAt !== null && isMoved(before, after)) return 'closed'
  if (neighbours.some(({ closedAt }) => closedAt !== null)) return 'closed'
  if (!isInOrder(after, cycles) || !neighbours.every((cycle) => isInOrder(cycle, cycles))) {
    return 'dates_refused'
  }

  for (const cycle of [after, ...neighbours]) {
    await writing.tx
      .updateTable('cycle')
      .set(toCycleRow(cycle))
      .where('id', '=', cycle.id)
      .execute()
  }
  await recordChange(writing, {
    action: 'cycle.change',
    entityId: id,
    before,
    after: { ...after, ...(neighbours.length > 0 && { neighbours }) },
    scopes: ['organisation', after.schoolYear],
  })
  if (neighbours.length > 0) await refileObservations(writing, after.schoolYear)
  return after
}

/**
 * Closes a cycle for everybody. It is never opened again, only for one department and a time.
 *
 * Errors: undefined when absent or closed already.
 */
export async function closeCycle(
  writing: Writing,
  id: string,
  { reason, silent }: Closing,
): Promise<DistrictCycle | undefined> {
  const before = await findCycle(writing.tx, id)
  if (!before || before.closedAt !== null) return undefined
  const closing = { closedAt: writing.at, closedBy: writing.actor, closingReason: reason }
  const after = withChanges(before, closing)
  await writing.tx.updateTable('cycle').set(toCycleRow(after)).where('id', '=', id).execute()
  await recordChange(writing, {
    action: 'cycle.close',
    entityId: id,
    before,
    after: { ...after, ...(silent.length > 0 && { silent }) },
    ...(reason !== null && { reason }),
    scopes: ['organisation', after.schoolYear],
  })
  return after
}

export interface Closing {
  /** Why it is closed although metrics are silent; null when none are. */
  reason: string | null
  /** Ids of the metrics of which nothing was said. */
  silent: readonly string[]
}

function isMoved(before: DistrictCycle, after: DistrictCycle): boolean {
  const days = ['startsOn', 'endsOn', 'dueOn', 'graceDays'] as const
  return days.some((day) => before[day] !== after[day])
}

/** The cycle as its neighbour's move leaves it; nothing when it stays. */
function movedBeside(
  cycle: DistrictCycle,
  before: DistrictCycle,
  after: DistrictCycle,
): DistrictCycle[] {
  if (cycle.number === after.number - 1 && after.startsOn !== before.startsOn) {
    return [withChanges(cycle, { endsOn: daysAfter(after.startsOn, -1) })]
  }
  if (cycle.number === after.number + 1 && after.endsOn !== before.endsOn) {
    return [withChanges(cycle, { startsOn: daysAfter(after.endsOn, 1) })]
  }
  return []
}

function isInOrder(cycle: DistrictCycle, cycles: readonly DistrictCycle[]): boolean {
  const [first, last] = [cycles.at(0), cycles.at(-1)]
  if (cycle.id === first?.id && cycle.startsOn !== first.startsOn) return false
  if (cycle.id === last?.id && cycle.endsOn !== last.endsOn) return false
  return cycle.startsOn <= cycle.endsOn && cycle.endsOn <= cycle.dueOn
}
