/** Observations under the cycles that their days are in: of now, or of an earlier calendar. */

import type { ExpressionBuilder } from 'kysely'

import type { CalendarDate, Cycle } from '../domain/calendar.ts'
import { cycleOf } from '../domain/calendar.ts'
import type { Tables } from './tables.ts'

interface Filed {
  observedOn: CalendarDate
  cycleId: string
}

/** The observations, each in the one of these cycles that its day is in; else where it is filed now. */
export function filedIn<T extends Filed>(
  cycles: readonly Cycle[],
  observations: readonly T[],
): T[] {
  return observations.map((one) => {
    const id = cycleOf(one.observedOn, cycles)?.id ?? one.cycleId
    return id === one.cycleId ? one : { ...one, cycleId: id }
  })
}

/** Keeps the observations of a cycle: filed under it today, or by its days at an earlier moment. */
export function filedUnder(
  { id, startsOn, endsOn }: Pick<Cycle, 'id' | 'startsOn' | 'endsOn'>,
  asOf: number | undefined,
) {
  return (eb: ExpressionBuilder<Tables, 'observation'>) =>
    asOf === undefined
      ? eb('observation.cycle_id', '=', id)
      : eb.between('observation.observed_on', startsOn, endsOn)
}
