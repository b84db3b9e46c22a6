/** Metrics of one stream, and an onlooker who reads all of them beside each other. */

import type { Cut } from '../../domain/cut.ts'
import { draftOf } from '../../domain/cut.ts'
import { codeRate } from '../../domain/privacy/coded-rate.ts'
import type { Relative } from '../../domain/privacy/family.ts'
import type { GuardedObservation, HiddenOfMetric } from '../../domain/privacy/hidden.ts'
import type { Equation } from '../../domain/privacy/linear-program.ts'
import { createProgram } from '../../domain/privacy/linear-program.ts'
import { isSmall } from '../../domain/privacy/suppress.ts'
import { CYCLE, T } from './guarded.ts'
import { day, metricOf } from './metrics.ts'

const NAMES = ['1', '2', '3', '4', '5']
const STREAM = {
  isSurvey: true,
  wording: '',
  parts: NAMES.map((name) => ({ name, points: Number(name) })),
}

/** Answers of one site: how many chose 1 to 5. */
export type Answers = readonly number[]

export function relativeOf(cut: Cut, sites: readonly Answers[], at = 0): Relative {
  const all = NAMES
  return {
    id: `metric-${at}`,
    measure: metricOf({ kind: cut.kind, rateBase: 100 }),
    threshold: T,
    parts: { counted: cut.parts, of: cut.kind === 'count' ? [] : cut.of.length > 0 ? cut.of : all },
    observations: sites.map((answers, site) => observationOf(cut, answers, site)),
  }
}

function observationOf(cut: Cut, answers: Answers, site: number): GuardedObservation {
  const counts = Object.fromEntries(NAMES.map((name, at) => [name, answers[at] ?? 0]))
  const draft = draftOf(cut, { counts, invited: null }, STREAM)
  return {
    id: `${cut.kind} ${cut.parts.join()} ${site}`,
    cycleId: CYCLE,
    tx: site + 1,
    observedOn: day('2022-08-01'),
    siteId: `site-${site}`,
    group: '',
    value: draft.value ?? draft.mean ?? null,
    numerator: draft.numerator ?? null,
    denominator: draft.denominator ?? null,
    n: draft.n ?? null,
    stage: null,
    done: null,
    missing: draft.missing === undefined ? null : 'not_collected',
  }
}

/** Which secrets an onlooker works out who puts all the metrics of the stream side by side. */
export function worksOut(
  cuts: readonly Cut[],
  sites: readonly Answers[],
  hidden: readonly HiddenOfMetric[],
): string[] {
  const printed = cuts.flatMap((cut, at) => printedOf(cut, sites, hidden[at]?.get(CYCLE)))
  const unknowns = sites.length * NAMES.length
  const people = sites.map((_, site): Line => lineOf([site], NAMES))
  // Whoever reads knows that a place which logged something asked somebody.
  const slack = people.map((line, at) => ({
    terms: [...termsOf(line), [unknowns + at, -1]] as const,
    sum: 1,
  }))
  const largest = createProgram({
    least: Array.from({ length: unknowns + sites.length }, () => 0),
    most: Array.from({ length: unknowns + sites.length }, () => Infinity),
    equations: [...printed, ...slack],
  })
  if (!largest) throw new RangeError('what is printed contradicts itself')
  return secretsOf(cuts, sites).flatMap(({ name, line }) => {
    const terms = termsOf(line)
    const high = largest(new Map(terms))
    const low = -largest(new Map(terms.map(([unknown, factor]) => [unknown, -factor])))
    return Math.floor(high + 1e-6) <= Math.ceil(low - 1e-6) ? [name] : []
  })
}

/** Sites and parts that are added, each part by a factor. */
interface Line {
  sites: readonly number[]
  factors: ReadonlyMap<string, number>
}

function lineOf(sites: readonly number[], parts: readonly string[], isScore = false): Line {
  return { sites, factors: new Map(parts.map((name) => [name, isScore ? Number(name) : 1])) }
}

function termsOf({ sites, factors }: Line): (readonly [number, number])[] {
  return sites.flatMap((site) =>
    Array.from(
      factors,
      ([name, factor]) => [site * NAMES.length + NAMES.indexOf(name), factor] as const,
    ),
  )
}

function valueOf({ sites: own, factors }: Line, sites: readonly Answers[]): number {
  return own.reduce(
    (sum, site) =>
      sum +
      Array.from(factors).reduce(
        (all, [name, factor]) => all + factor * (sites[site]?.[NAMES.indexOf(name)] ?? 0),
        0,
      ),
    0,
  )
}

function printedOf(
  cut: Cut,
  sites: readonly Answers[],
  hidden: { total: unknown; sites: ReadonlyMap<string, string> } | undefined,
): Equation[] {
  const every = sites.map((_, site) => site)
  const cells = [...every.map((site) => [site]), every]
  return cells.flatMap((own) => {
    const [only = 0] = own
    const veil = own.length === 1 ? hidden?.sites.get(`site-${only}`) : hidden?.total
    const lines = linesOf(cut, own)
    if (veil === 'hidden') return []
    // A bound leaves the people in print.
    const shown = veil === 'coded' ? lines.slice(-1) : lines
    return shown.map((line) => ({ terms: termsOf(line), sum: valueOf(line, sites) }))
  })
}

function linesOf({ kind, parts, of }: Cut, own: readonly number[]): Line[] {
  if (kind === 'count') return [lineOf(own, parts)]
  const whole = of.length > 0 ? of : NAMES
  const counted = kind === 'score' ? lineOf(own, whole, true) : lineOf(own, parts)
  return [counted, lineOf(own, whole)]
}

/** Few people, and what a share near none or all counts: of each metric, each site and all sites. */
function secretsOf(cuts: readonly Cut[], sites: readonly Answers[]) {
  const every = sites.map((_, site) => site)
  const cells = sites.length > 1 ? [...every.map((site) => [site]), every] : [every]
  return cells.flatMap((own) =>
    cuts.flatMap((cut) => {
      const lines = linesOf(cut, own)
      const [counted, whole = counted] = lines
      if (!counted || !whole) return []
      const name = `${cut.kind} ${cut.parts.join()} at ${own.join()}`
      const people = valueOf(whole, sites)
      if (isSmall(people, T)) return [{ name, line: whole }]
      if (cut.kind !== 'rate' || people === 0) return []
      const share = (100 * valueOf(counted, sites)) / people
      return codeRate(share, people) ? [{ name: `share of ${name}`, line: counted }] : []
    }),
  )
}
