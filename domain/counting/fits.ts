/** Which ways of counting a file give the numbers that a metric stores. */

import type { Measure } from '../measure.ts'
import type { Counting } from './recipe.ts'

export type How = Counting['how']

/**
 * The ways that give what a metric stores, the most usual first; none where its values are
 * stages or a yes or no, which no row of a file adds up to.
 */
export function countingsFor({ kind, stages }: Pick<Measure, 'kind' | 'stages'>): readonly How[] {
  switch (kind) {
    case 'count':
      return ['rows', 'distinct', 'sum', 'wide to long']
    case 'rate':
      return ['ratio of rows', 'ratio of columns', 'ratio of roster', 'percent favourable']
    case 'score':
      return ['mean of scale']
    case 'level':
      return ['latest', 'wide to long', 'distinct', 'rows', 'sum']
    case 'milestone':
      return stages.length === 0 ? ['latest', 'wide to long'] : []
    case 'yes_no':
    case null:
      return []
  }
}
