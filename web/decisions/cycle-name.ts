/** A cycle that an effect names: of the year that is shown, or of the one beside it. */

import { showYear } from '../dashboard/shown.ts'

const NAMED = /^(\d{4}-\d{2})-(.+)$/

/** `Q2`; of another year `Q1 of 2023–24`. */
export function sayCycle(id: string, cycles: readonly { id: string; name: string }[]): string {
  const own = cycles.find((cycle) => cycle.id === id)
  if (own) return own.name
  const [, year, name] = NAMED.exec(id) ?? []
  return year === undefined || name === undefined ? id : `${name} of ${showYear(year)}`
}
