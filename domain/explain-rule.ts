/** The rules by which a figure is made, by name. Source: rules.md, section 2. */

import type { Measure } from './measure.ts'
import { isRunningTotal } from './pace.ts'

/** Codes are stable: exports and packets may name them. */
const RULES = {
  not_measurable: 'Nobody has said how it is measured',
  sum: 'Sum of the values',
  running_total: 'Sum of the values of the year so far',
  sum_over_sum: 'Sum of numerators over sum of denominators',
  weighted_mean: 'Mean weighted by the number of answers',
  last_value: 'The last value of the cycle stands',
  sum_of_last_values: 'Sum of the last value of each site',
  mean_of_last_values: 'Mean of the last value of each site',
  last_stage: 'The last stage of the cycle stands',
  sites_at_stage: 'Number of sites that reached the target stage',
  last_answer: 'The last answer of the cycle stands',
  share_of_yes: 'Sites that say yes over sites that answered',
} as const

export type RuleCode = keyof typeof RULES

/** A rule with its code and its name in English. */
export interface Rule {
  code: RuleCode
  name: string
}

/** The rule that makes a metric's figure, of one place or of several. */
export function ruleOf(measure: Measure, several: boolean): Rule {
  const code = codeOf(measure, several)
  return { code, name: RULES[code] }
}

function codeOf(measure: Measure, several: boolean): RuleCode {
  switch (measure.kind) {
    case 'count':
      return isRunningTotal(measure) ? 'running_total' : 'sum'
    case 'rate':
      return 'sum_over_sum'
    case 'score':
      return 'weighted_mean'
    case 'level':
      if (measure.acrossSites === 'mean') return several ? 'mean_of_last_values' : 'last_value'
      return several ? 'sum_of_last_values' : 'last_value'
    case 'milestone':
      return several ? 'sites_at_stage' : 'last_stage'
    case 'yes_no':
      return several ? 'share_of_yes' : 'last_answer'
    case null:
      return 'not_measurable'
  }
}
