/**
 * How a figure is made: its rule, its formula with the numbers put in, what was used, what
 * was left out and why, and how it was judged. The screen and the packet ask this alike.
 */

import type { Coverage } from './coverage.ts'
import { coverageOf } from './coverage.ts'
import { formulaOf } from './explain-formula.ts'
import type { Rule } from './explain-rule.ts'
import { ruleOf } from './explain-rule.ts'
import type { ExplainedStanding, Judged } from './explain-status.ts'
import { explainStatus } from './explain-status.ts'
import type {
  ExplainedCycle,
  ExplainedMetric,
  ExplainedObservation,
  LeftOut,
  Term,
} from './explain-value.ts'
import { makeFigure } from './explain-value.ts'
import type { Parts } from './parts.ts'
import type { Suppressed } from './suppressed.ts'

/** Everything that can be asked about one figure. Sites are by their ids. */
export interface Explanation {
  rule: Rule
  /** Set where the numbers are not told as they are; then none is below, but for a share's bound. */
  hidden: Suppressed | null
  /** In the metric's unit, unrounded; null is no number; of a hidden share its bound. */
  value: number | null
  /** `149 ÷ 240 × 100 = 62.08 %`; empty when there is no number. */
  formula: string
  terms: Term[]
  leftOut: LeftOut[]
  /** Why the observations cannot be combined, else null. */
  obstacle: string | null
  /** Expected sites that said nothing at all in the cycle. */
  silent: string[]
  /** Expected sites that said something, with fewer values than are expected of them. */
  short: (Coverage & { siteId: string })[]
  /** Null when hidden, or for a figure that is not judged. */
  coverage: Coverage | null
  judged: Judged | null
}

/** What a figure of a metric is explained from. */
export interface Explaining {
  metric: ExplainedMetric
  /** Every cycle of the school year. */
  cycles: readonly ExplainedCycle[]
  cycle: ExplainedCycle
  /** Current ones of the year, or only those of a site or a group. */
  observations: readonly ExplainedObservation[]
  /** Values of the year that were withdrawn, with the reason. */
  withdrawn?: readonly { observation: ExplainedObservation; reason: string }[] | undefined
}

/** What a site's or a group's part of a series says of itself. */
export type ExplainedPart = Pick<Parts, 'numerator' | 'denominator' | 'lastOn' | 'missing'> & {
  value: number | null
  suppressed: Suppressed | null
}

/** How a metric's figure in a cycle is made and judged. */
export function explain(
  asked: Explaining & { standing: ExplainedStanding & ExplainedPart },
): Explanation {
  const { metric, cycle, observations, standing } = asked
  const explained = explainPart({ ...asked, part: standing })
  if (explained.hidden !== null) return explained
  const own = observations.filter(({ observedOn }) => isWithin(observedOn, cycle))
  const places = metric.siteIds.map((siteId) => {
    const said = own.filter((one) => one.siteId === siteId)
    return { siteId, said: said.length, ...coverageOf(metric, [siteId], said, cycle) }
  })
  return {
    ...explained,
    silent: places.filter(({ said }) => said === 0).map(({ siteId }) => siteId),
    short: places
      .filter(({ said, have, expected }) => said > 0 && have < expected)
      .map(({ siteId, have, expected }) => ({ siteId, have, expected })),
    coverage: standing.coverage,
    judged: metric.kind === null ? null : explainStatus({ ...asked, standing }),
  }
}

/** How the figure of one site or one group in a cycle is made; it is not judged. */
export function explainPart(asked: Explaining & { part?: ExplainedPart | undefined }): Explanation {
  const { metric, cycles, cycle, observations, withdrawn = [], part } = asked
  const made = makeFigure(metric, cycles, cycle, observations, part)
  const rule = ruleOf(metric, made.several)
  const hidden = part ? hiddenOf(part) : null
  if (part && hidden !== null) return { ...NOTHING, rule, hidden, value: part.value }
  const takenBack = withdrawn
    .filter(({ observation }) => isWithin(observation.observedOn, cycle))
    .map(({ observation, reason }): LeftOut => ({ observation, code: 'withdrawn', why: reason }))
  return {
    ...NOTHING,
    rule,
    value: made.value,
    formula: formulaOf(metric, made),
    terms: made.terms,
    leftOut: [...made.leftOut, ...takenBack],
    obstacle: made.parts.obstacle,
  }
}

const NOTHING: Omit<Explanation, 'rule'> = {
  hidden: null,
  value: null,
  formula: '',
  terms: [],
  leftOut: [],
  obstacle: null,
  silent: [],
  short: [],
  coverage: null,
  judged: null,
}

// Somebody who logs “too few to report” hides the number as the district's own rule would.
function hiddenOf({ value, missing, suppressed }: ExplainedPart): Suppressed | null {
  return suppressed ?? (value === null && missing === 'too_few_to_report' ? '*' : null)
}

function isWithin(day: string, { startsOn, endsOn }: ExplainedCycle): boolean {
  return startsOn <= day && day <= endsOn
}
