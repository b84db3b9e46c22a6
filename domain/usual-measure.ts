/** What follows from a measure's kind where nobody says otherwise. */

import type { Measure } from './measure.ts'

type Usual = Pick<Measure, 'unit' | 'rateBase' | 'target'>
type Given = Pick<Measure, 'kind' | 'unit' | 'target' | 'stages' | 'targetStage'>

/**
 * The unit, the base and the target of a measure that names none: a rate is a
 * percent, a yes counts one, and a milestone in one place aims at its target stage.
 */
export function usualMeasure({ kind, unit, target, stages, targetStage }: Given): Partial<Usual> {
  switch (kind) {
    case 'rate':
      return { unit: unit === '' ? '%' : unit, rateBase: 100 }
    case 'yes_no': {
      const rateBase = unit === '%' ? 100 : 1
      return { rateBase, target: target ?? rateBase }
    }
    case 'milestone':
      return { target: target ?? stageNumber(stages, targetStage) }
    case 'count':
    case 'score':
    case 'level':
    case null:
      return {}
  }
}

function stageNumber(stages: readonly string[], stage: string | null): number | null {
  const number = stage === null ? -1 : stages.indexOf(stage)
  return number < 0 ? null : number
}
