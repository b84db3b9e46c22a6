/** District figures spread over schools and groups, as if each had been counted there. */

import type { DemoSite } from '../sites.ts'
import { noiseOf } from './noise.ts'

const SCHOOL_EFFECT = 0.12
const MONTH_EFFECT = 0.07

/**
 * A district's total as whole numbers of its schools, large schools more, and
 * the same schools always a little above or below their size.
 */
export function spreadOver(
  sites: readonly DemoSite[],
  total: number,
  name: string,
  month: string,
): Map<DemoSite, number> {
  const weights = sites.map(
    (site) =>
      site.pupils *
      (1 + 0.2 * noiseOf(`${name} ${site.id}`)) *
      (1 + 0.04 * noiseOf(`${name} ${site.id} ${month}`)),
  )
  const sum = weights.reduce((a, b) => a + b, 0)
  return new Map(
    sites.map((site, index) => [site, Math.round(((weights[index] ?? 0) * total) / sum)]),
  )
}

/**
 * How many of a school's `size` people (or books, or days) count, when the
 * district's share is `fraction`.
 */
export function partOf(
  size: number,
  fraction: number,
  { name, site, month }: { name: string; site: string; month: string },
): number {
  const own =
    fraction +
    SCHOOL_EFFECT * noiseOf(`${name} ${site}`) +
    MONTH_EFFECT * noiseOf(`${name} ${site} ${month}`)
  return Math.round(size * Math.min(1, Math.max(0, own)))
}
