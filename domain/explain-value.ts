/** What a figure is made of: the observations that counted, and those that did not, with why. */

import type { CalendarDate } from './calendar.ts'
import type { NotChosen } from './choice.ts'
import { chooseAtPlace } from './choice.ts'
import type { MissingCode } from './measure.ts'
import type { PacedMetric } from './pace.ts'
import { isRunningTotal } from './pace.ts'
import type { Parts, RolledObservation } from './parts.ts'
import { NO_PARTS } from './parts.ts'
import type { Metric } from './plan.ts'
import { amountOf, hasReached } from './roll-up-amount.ts'
import { actualOf, addCycles, rollUpMetric, rollUpSites } from './roll-up.ts'
import { MISSING_WORDS } from './sentence.ts'

/** A metric as far as its figures can be explained. */
export type ExplainedMetric = PacedMetric & Pick<Metric, 'siteIds'>

/** Both days are inclusive. */
export interface ExplainedCycle {
  id: string
  number: number
  name: string
  startsOn: CalendarDate
  endsOn: CalendarDate
}

export interface ExplainedObservation extends RolledObservation {
  id: string
  /** Whether its numbers are hidden because they are of few people. */
  suppressed?: boolean | undefined
}

/** An observation that counted, and what it added. */
export interface Term {
  observation: ExplainedObservation
  cycleId: string
  /** Null when hidden. */
  numerator: number | null
  denominator: number | null
  /** Of a milestone over sites: whether this one reached the target stage; else null. */
  reached: boolean | null
}

export type LeftOutCode = NotChosen | 'cannot_be_combined' | 'withdrawn'

/** An observation that did not count. */
export interface LeftOut {
  observation: ExplainedObservation
  code: LeftOutCode
  /** English, to follow a dash: `a later value of the cycle stands`. */
  why: string
}

/** What one figure is made of. Each observation asked about is in one of the two lists. */
export interface Made {
  /** In the metric's unit, unrounded; null is no number, or one that is hidden. */
  value: number | null
  parts: Parts
  /** How many places had to be put together; a milestone or yes/no of one has its own rule. */
  several: boolean
  terms: Term[]
  leftOut: LeftOut[]
}

/** A figure as somebody else told it, for when single observations are hidden. */
export type Told = Pick<Parts, 'numerator' | 'denominator' | 'lastOn'> & { value: number | null }

/**
 * What the figure of a cycle is made of. What was told counts where an observation is hidden.
 *
 * Shape: of a running total, the observations of the year so far, in the order of the cycles.
 */
export function makeFigure(
  metric: ExplainedMetric,
  cycles: readonly ExplainedCycle[],
  cycle: ExplainedCycle,
  observations: readonly ExplainedObservation[],
  told?: Told,
): Made {
  const own = makeCycle(metric, cycle, observations)
  const runs = isRunningTotal(metric) && own.parts.numerator !== null
  const before = runs ? cycles.filter(({ number }) => number < cycle.number) : []
  const made = [...before.map((one) => makeCycle(metric, one, observations)), own]
  const parts = runs
    ? addCycles(
        metric,
        made.map((one) => one.parts),
      )
    : own.parts
  const terms = made.flatMap((one) => one.terms)
  const leftOut = made.flatMap((one) => one.leftOut)
  const { several } = own
  if (told && terms.some(({ observation }) => observation.suppressed)) {
    return { value: told.value, parts: { ...parts, ...told }, several, terms, leftOut }
  }
  const value = actualOf(metric, parts)
  if (parts.obstacle === null) return { value, parts, several, terms, leftOut }
  const blocked = terms.map(({ observation }) => block(observation, parts.obstacle))
  return { value, parts, several, terms: [], leftOut: [...leftOut, ...blocked] }
}

function makeCycle(
  metric: ExplainedMetric,
  { id, startsOn, endsOn }: ExplainedCycle,
  observations: readonly ExplainedObservation[],
): Omit<Made, 'value'> {
  const own = observations.filter(
    ({ observedOn }) => startsOn <= observedOn && observedOn <= endsOn,
  )
  const sites = Map.groupBy(own, ({ siteId }) => siteId ?? '')
  const choices = Array.from(sites.values(), (said) => chooseAtPlace(metric, said))
  const chosen = choices.flatMap((choice) => choice.chosen)
  const others = choices.flatMap((choice) => choice.others)
  const parts = chosen.some(({ suppressed }) => suppressed)
    ? HIDDEN
    : rollUpMetric(metric, rollUpSites(metric, own))
  const several = Math.max(sites.size, metric.siteIds.length) > 1
  const leftOut = others.map(({ observation, code }) => ({
    observation,
    code,
    why: whyNot(code, observation.missing),
  }))
  const terms = chosen.map((observation) => termOf(metric, id, several, observation))
  return { parts, several, terms, leftOut }
}

// Something is there, and nothing of it can be added.
const HIDDEN: Parts = { ...NO_PARTS, numerator: 0 }

function termOf(
  metric: ExplainedMetric,
  cycleId: string,
  several: boolean,
  observation: ExplainedObservation,
): Term {
  const amount = amountOf(metric, observation)
  const added =
    typeof amount === 'string' || observation.suppressed
      ? { numerator: null, denominator: null }
      : amount
  const counts = metric.kind === 'milestone' && several
  return { observation, cycleId, ...added, reached: counts ? hasReached(metric, added) : null }
}

function block(observation: ExplainedObservation, obstacle: string | null): LeftOut {
  return { observation, code: 'cannot_be_combined', why: obstacle ?? '' }
}

function whyNot(code: NotChosen, missing: MissingCode | null): string {
  switch (code) {
    case 'no_number':
      return missing === null ? 'no number' : `no number: ${MISSING_WORDS[missing]}`
    case 'value_for_everyone':
      return 'part of the value for everyone, which counts'
    case 'later_value':
      return 'a later value of the cycle stands'
  }
}
