/**
 * How a hidden number is shown, everywhere: no number, with the reason. The
 * true one stays in the database. Source: rules.md, section 7.
 */

import type { Cycle } from '../calendar.ts'
import { goalOf } from '../goal.ts'
import type { Provenance, ObservedValues } from '../observation.ts'
import { isRunningTotal } from '../pace.ts'
import type { Parts } from '../parts.ts'
import type { Metric } from '../plan.ts'
import { assess } from '../progress.ts'
import type { CycleStanding } from '../standing.ts'
import type { Suppressed } from '../suppressed.ts'
import type { ObservedSurvey } from '../survey.ts'
import type { CodedRate } from './coded-rate.ts'
import { codeOf } from './coded-rate.ts'
import type { HiddenOfMetric } from './hidden.ts'
import type { Veil } from './sums.ts'

export type { Suppressed } from '../suppressed.ts'

/** What else of an observation could tell its number. */
interface Telling {
  survey: ObservedSurvey | null
  note: string
  evidenceUrl: string | null
  provenance: Provenance | null
  reason: string | null
}

/** Nothing of an observation but where and when it is of. */
export function veilObservation<O extends ObservedValues & Telling>(
  observation: O,
): O & { suppressed: Suppressed } {
  return {
    ...observation,
    value: null,
    numerator: null,
    denominator: null,
    n: null,
    stage: null,
    done: null,
    missing: 'too_few_to_report',
    survey: null,
    note: '',
    evidenceUrl: null,
    provenance: null,
    reason: null,
    suppressed: '*',
  }
}

/** A site's or group's number of a cycle, as it is shown. */
export function veilPart<P extends Parts & { value: number | null }>(
  metric: Pick<Metric, 'rateBase'>,
  part: P,
  veil: Veil | undefined,
): P & { suppressed: Suppressed | null } {
  if (veil === undefined || part.value === null) return { ...part, suppressed: null }
  const code = veil === 'coded' ? codeOfParts(part) : null
  if (code) {
    const value = (code.bound * metric.rateBase) / 100
    return { ...part, value, numerator: null, suppressed: markOf(code) }
  }
  return {
    ...part,
    value: null,
    numerator: null,
    denominator: null,
    missing: 'too_few_to_report',
    suppressed: '*',
  }
}

/** What veiling a metric's standings needs beside them. */
export interface StandingsToVeil {
  metric: Metric
  cycles: readonly Cycle[]
  /** One for each cycle, in their order. */
  standings: readonly CycleStanding[]
  hidden: HiddenOfMetric
  /** Numbers of the cycles whose value of the year before is hidden. */
  hiddenLastYear: ReadonlySet<number>
  /** The smallest group that is printed. */
  threshold: number
}

/**
 * The standings as they are shown. A running total is hidden from the first
 * hidden cycle on, since the next one would give it away.
 */
export function veilStandings(given: StandingsToVeil): CycleStanding[] {
  const { metric, cycles, standings, hidden, hiddenLastYear } = given
  const inOrder = cycles.toSorted((a, b) => a.number - b.number)
  const veils = inOrder.map(({ id }) => hidden.get(id)?.total ?? undefined)
  return standings.map((standing, at) => {
    const own = veils[at]
    const cycle = inOrder[at]
    const runs = isRunningTotal(metric) && veils.slice(0, at + 1).some((veil) => veil !== undefined)
    const context: CycleStanding = {
      ...standing,
      cycleValue: own ? null : standing.cycleValue,
      previous: veils[at - 1] ? null : standing.previous,
      ...(cycle && hiddenLastYear.has(cycle.number) && NO_LAST_YEAR),
    }
    if (standing.value === null || !(own || runs)) return context
    const code = own === 'coded' && !runs ? codeOfParts(standing) : null
    return code ? coded(given, context, code, cycle) : withoutNumber(given, context)
  })
}

const NO_LAST_YEAR = {
  sameCycleLastYear: null,
  lastYearDenominator: null,
  lastYearHidden: true,
} as const

function withoutNumber({ threshold }: StandingsToVeil, standing: CycleStanding): CycleStanding {
  return {
    ...standing,
    status: 'no_data',
    value: null,
    cycleValue: null,
    numerator: null,
    denominator: null,
    progress: null,
    shortBy: null,
    missing: 'too_few_to_report',
    sentence:
      `Hidden: the group has fewer than ${threshold} people, ` +
      'or its number would give a smaller one away: no data.',
    suppressed: '*',
  }
}

/** A share said by its bound; judged only where every share that it may be is judged alike. */
function coded(
  { metric, cycles }: StandingsToVeil,
  standing: CycleStanding,
  code: CodedRate,
  cycle: Cycle | undefined,
): CycleStanding {
  const inUnit = (percent: number) => (percent * metric.rateBase) / 100
  const value = inUnit(code.bound)
  const edges = [value, inUnit(code.side === 'at_least' ? 100 : 0)]
  const statuses = edges.map(
    (actual) =>
      assess({
        ...goalOf(metric, cycle?.number ?? 1, cycles.length),
        milestone: standing.path,
        actual,
        tolerance: metric.tolerance,
        due: true,
        coverage: { ...standing.coverage, floor: metric.coverageFloor },
      }).status,
  )
  const alike = statuses[0] === statuses[1]
  const status = alike && statuses[0] ? statuses[0] : 'informative'
  const judged = alike ? status.replaceAll('_', ' ') : 'not judged, since that could tell the share'
  return {
    ...standing,
    status,
    value,
    cycleValue: value,
    numerator: null,
    progress: null,
    shortBy: null,
    sentence:
      `${code.side === 'at_least' ? 'At least' : 'At most'} ${code.bound}\u202F%; the exact share of ` +
      `so few people is not shown: ${judged}.`,
    suppressed: markOf(code),
  }
}

function codeOfParts({ numerator, denominator }: Pick<Parts, 'numerator' | 'denominator'>) {
  return denominator === null ? null : codeOf({ population: denominator, numerator })
}

function markOf({ side }: CodedRate): Suppressed {
  return side === 'at_least' ? '>=' : '<='
}
