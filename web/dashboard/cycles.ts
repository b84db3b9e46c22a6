/** Which of a year's cycles a page is about, and which takes values now. */

import { apiDate } from '../api-date.ts'
import { utc } from '../shared/format.ts'
import type { Cycle, Dashboard } from './dashboard.ts'

const MILLISECONDS_A_DAY = 86_400_000

/**
 * The cycle a page is about: the one asked for by its name, else the last that is over,
 * else the first. Undefined only in a year without cycles.
 */
export function cycleInView(
  { cycles, today }: Pick<Dashboard, 'cycles' | 'today'>,
  wanted?: string,
): Cycle | undefined {
  return (
    cycles.find(({ name }) => name === wanted) ??
    cycles.findLast(({ endsOn }) => endsOn < today) ??
    cycles[0]
  )
}

/** The cycle whose values are being collected: the first that has begun and is not yet due. */
export function cycleCollecting({
  cycles,
  today,
}: Pick<Dashboard, 'cycles' | 'today'>): Cycle | undefined {
  return cycles.find(
    ({ startsOn, dueOn, closed }) => !closed && startsOn <= today && today <= dueOn,
  )
}

/** Whole days from today until values are due; 0 on the day itself. */
export function daysUntilDue({ dueOn }: Cycle, today: string): number {
  return (utc(apiDate(dueOn)) - utc(apiDate(today))) / MILLISECONDS_A_DAY
}
