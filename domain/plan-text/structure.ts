/** Which labels of a text are structure, judged by what comes after them. */

import type { Token } from './tokens.ts'

/** The tokens that carry the plan's structure. */
export interface Structure {
  /** Priority lines that begin a priority; the others are quoted in an answer. */
  priorities: ReadonlySet<Token>
  /** Actions with a `Metrics` heading before the next action. */
  actionsWithMetrics: ReadonlySet<Token>
  hasTheoryHeading: boolean
}

/**
 * The structure of a token list.
 *
 * A priority line after which a section heading comes sooner than an action is
 * part of that section's answer; one at the end of the text is a priority cut short.
 */
export function findStructure(tokens: readonly Token[]): Structure {
  const priorities = new Set<Token>()
  const actionsWithMetrics = new Set<Token>()
  let next: 'action' | 'heading' | 'end' = 'end'
  let metricsNext = false
  let hasTheoryHeading = false
  for (const token of tokens.toReversed()) {
    if (token.kind === 'heading') {
      next = 'heading'
      metricsNext = false
      hasTheoryHeading ||= token.section === 'theoryOfAction'
    } else if (token.kind === 'priority') {
      if (next !== 'heading') priorities.add(token)
      metricsNext = false
    } else if (token.kind === 'action') {
      if (metricsNext) actionsWithMetrics.add(token)
      metricsNext = false
      next = 'action'
    } else if (token.kind === 'metrics') metricsNext = true
  }
  return { priorities, actionsWithMetrics, hasTheoryHeading }
}
