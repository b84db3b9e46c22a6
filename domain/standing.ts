/**
 * Where a metric stands in each cycle: its value, path, progress, status and
 * sentence. The screen, the CSV, the API and the packet all read this.
 */

import type { CalendarDate, Cycle } from './calendar.ts'
import type { Coverage } from './coverage.ts'
import { coverageOf } from './coverage.ts'
import { goalOf } from './goal.ts'
import type { MissingCode } from './measure.ts'
import { isDue, isRunningTotal, pathFor } from './pace.ts'
import type { Parts } from './parts.ts'
import { NO_PARTS } from './parts.ts'
import type { Metric } from './plan.ts'
import { assess } from './progress.ts'
import type { Asked, Versions } from './question.ts'
import { mayCompare, questionIn } from './question.ts'
import { actualOf, addCycles } from './roll-up.ts'
import type { AtCycle } from './standing-telling.ts'
import { tellingOf } from './standing-telling.ts'
import type { Status } from './status.ts'
import type { Suppressed } from './suppressed.ts'

export type { Coverage } from './coverage.ts'

/** One metric in one cycle. Numbers are in the metric's unit and unrounded; null is no number, never 0. */
export interface CycleStanding {
  cycleId: string
  status: Status
  /** What is judged: the running total of an accumulating count, else the cycle's own value. */
  value: number | null
  /** The cycle's own value, whatever is judged. */
  cycleValue: number | null
  /** What was divided to make `value`, where it was. */
  numerator: number | null
  denominator: number | null
  /** The milestone target: typed, else on the straight line from baseline to target. */
  path: number | null
  /** (value − baseline) / (target − baseline), unclamped; null where it has no meaning. */
  progress: number | null
  /** How far the value falls short of the path in the bad direction; null when it does not. */
  shortBy: number | null
  coverage: Coverage
  /** Why there is no number, where someone said so. */
  missing: MissingCode | null
  /** Newest date among the observations used. */
  lastOn: CalendarDate | null
  /**
   * The cycle's value one cycle earlier, and in the same cycle of the year before; null too where
   * it answers another question, so that nobody makes a change of the two.
   */
  previous: number | null
  sameCycleLastYear: number | null
  /** What was divided by to make `sameCycleLastYear`, where something was. */
  lastYearDenominator: number | null
  /** Set where there is a value of the year before that is not shown. */
  lastYearHidden?: boolean | undefined
  /** Set where another question was asked by the last value before it, or by that of a year ago. */
  newQuestion?: { previous: boolean; lastYear: boolean } | undefined
  /** The status with its numbers put in. */
  sentence: string
  /** A departure that leadership accepted, while it lasts. */
  deviation: Deviation | null
  /** Set where the number is not shown as it is; see `veilStandings`. */
  suppressed: Suppressed | null
}

/** A departure from the path that leadership accepted until a date, inclusive. */
export interface Deviation {
  reason: string
  owner: string
  endsOn: CalendarDate
}

/** A cycle's parts and coverage, as stored. */
export type CycleParts = Parts & Coverage

/** A cycle of the year before: its value, and what was divided by to make it. */
export interface YearBefore {
  value: number | null
  denominator: number | null
  /** Its days, both inclusive: another question may have been asked then. */
  days: Pick<Cycle, 'startsOn' | 'endsOn'>
}

/** What standings are made of. */
export interface StandingInput {
  /** A null coverage floor is the district's. */
  metric: Omit<Metric, 'coverageFloor'> & { coverageFloor: number | null }
  /** Every cycle of the school year. */
  cycles: readonly Cycle[]
  /** By cycle id; a cycle without observations may be absent. */
  parts: ReadonlyMap<string, CycleParts>
  /** The same metric in the year before, by cycle number. */
  lastYear?: ReadonlyMap<number, YearBefore> | undefined
  /** What its surveys asked, also in the years that it continues. */
  asked?: readonly Asked[] | undefined
  today: CalendarDate
  /** The district's, as a fraction. */
  coverageFloor: number
  /** Each marks the cycles that begin before it ends, until it ends. */
  deviations?: readonly Deviation[] | undefined
}

/** Where a metric stands in each cycle, in the order of the cycles. */
export function standingsOf(input: StandingInput): CycleStanding[] {
  const metric = {
    ...input.metric,
    coverageFloor: input.metric.coverageFloor ?? input.coverageFloor,
  }
  const cycles = input.cycles.toSorted((a, b) => a.number - b.number)
  const years = cycles.map((cycle) => input.parts.get(cycle.id) ?? nothingFor(metric, cycle))
  const values = years.map((parts) => actualOf(metric, parts))
  const asked = input.asked ?? []
  const questions = cycles.map((cycle) => questionIn(asked, cycle))
  return cycles.map((cycle, index) =>
    standingOf({
      metric,
      cycles,
      cycle,
      toDate: years.slice(0, index + 1),
      ...comparedWith({
        question: questions[index] ?? questionIn(asked, cycle),
        questionBefore:
          questions[values.findLastIndex((value, at) => at < index && value !== null)],
        previous: values[index - 1] ?? null,
        yearBefore: input.lastYear?.get(cycle.number),
        asked,
      }),
      today: input.today,
      deviations: input.deviations ?? [],
    }),
  )
}

type Compared = Pick<
  CycleStanding,
  'previous' | 'sameCycleLastYear' | 'lastYearDenominator' | 'newQuestion'
>

interface Comparable {
  question: Versions
  /** Of the last cycle before that has a value. */
  questionBefore: Versions | undefined
  previous: number | null
  yearBefore: YearBefore | undefined
  asked: readonly Asked[]
}

/** The values that a cycle's own may be compared with. */
function comparedWith(one: Comparable): { compared: Compared } {
  const { question, questionBefore, previous, yearBefore, asked } = one
  const lastYear = yearBefore?.value ?? null
  const newQuestion = {
    previous: !!questionBefore && !mayCompare(questionBefore, question),
    lastYear:
      lastYear !== null &&
      !!yearBefore &&
      !mayCompare(questionIn(asked, yearBefore.days), question),
  }
  const compared = {
    previous: newQuestion.previous ? null : previous,
    sameCycleLastYear: newQuestion.lastYear ? null : lastYear,
    lastYearDenominator: newQuestion.lastYear ? null : (yearBefore?.denominator ?? null),
  }
  const isNew = newQuestion.previous || newQuestion.lastYear
  return { compared: isNew ? { ...compared, newQuestion } : compared }
}

interface OneCycle extends AtCycle {
  toDate: readonly CycleParts[]
  compared: Compared
  today: CalendarDate
  deviations: readonly Deviation[]
}

function standingOf(one: OneCycle): CycleStanding {
  const { metric, cycles, cycle, toDate } = one
  const own = toDate.at(-1) ?? nothingFor(metric, cycle)
  const cycleValue = actualOf(metric, own)
  const judged = isRunningTotal(metric) && cycleValue !== null ? addCycles(metric, toDate) : own
  const value = actualOf(metric, judged)
  const path = pathFor(metric, cycles, cycle.number)
  const { status, progress, shortBy, sentence } = assess({
    ...goalOf(metric, cycle.number, cycles.length),
    ...tellingOf(one, judged),
    milestone: path,
    actual: value,
    tolerance: metric.tolerance,
    due: owes(one, own),
    coverage: { have: own.have, expected: own.expected, floor: metric.coverageFloor },
  })
  return {
    cycleId: cycle.id,
    status,
    value,
    cycleValue,
    numerator: judged.numerator,
    denominator: judged.denominator,
    path,
    progress,
    shortBy,
    coverage: { have: own.have, expected: own.expected },
    missing: own.missing,
    lastOn: own.lastOn,
    ...one.compared,
    sentence,
    deviation: deviationOf(one),
    suppressed: null,
  }
}

function nothingFor(metric: Metric, cycle: Cycle): CycleParts {
  return { ...NO_PARTS, ...coverageOf(metric, metric.siteIds, [], cycle) }
}

function owes({ metric, cycles, cycle, today }: OneCycle, own: Parts): boolean {
  if (own.missing === 'not_due') return false
  return cycle.endsOn < today && isDue(metric.cadence, cycle.number, cycles.length)
}

function deviationOf({ cycle, today, deviations }: OneCycle): Deviation | null {
  const lasting = deviations.filter(
    ({ endsOn }) => today <= endsOn && cycle.startsOn <= today && cycle.startsOn <= endsOn,
  )
  return lasting.toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : 1)).at(-1) ?? null
}
