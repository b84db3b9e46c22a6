/** Values, targets and distances as each kind of measure says them. */

import type { Telling } from './sentence.ts'
import { showAmount, showDifference, showNumber } from './shown-number.ts'

/** What was measured: `62 % (149 of 240)`, `4.2 (120 answers)`, `“Drafted”, stage 2 of 4`, `yes`. */
export function showValue(telling: Telling, value: number): string {
  const { unit = '', kind, numerator = null, denominator = null } = telling
  const amount = showAmount(value, unit)
  const [top, whole] = [numerator ?? 0, denominator ?? 0].map(showNumber)
  if (kind === 'yes_no') {
    if (isOnePlace(telling)) return value > 0 ? 'yes' : 'no'
    if (denominator === null) return amount
    return `${top} of ${showAmount(denominator, 'sites')} ${numerator === 1 ? 'says' : 'say'} yes`
  }
  if (kind === 'milestone') return milestoneValue(telling, value)
  if (denominator === null) return amount
  if (kind === 'rate') return `${amount} (${top} of ${whole})`
  if (kind === 'score') return `${amount} (${whole} ${denominator === 1 ? 'answer' : 'answers'})`
  return amount
}

/** A baseline, path or target. */
export function showTarget(telling: Telling, value: number): string {
  const { unit = '', kind, rateBase = 1 } = telling
  if (kind === 'milestone') return milestoneTarget(telling, value)
  if (kind === 'yes_no' && isOnePlace(telling)) {
    if (value <= 0) return 'no'
    if (value >= rateBase) return 'yes'
    return `${showAmount((100 * value) / rateBase, '%')} of the way to yes`
  }
  return showAmount(value, unit)
}

/** How far apart two values are; empty where the distance says nothing, as between yes and no. */
export function showDistance(telling: Telling, size: number): string {
  const { unit = '', kind, stages = [] } = telling
  if (kind === 'yes_no' && isOnePlace(telling)) return ''
  if (kind !== 'milestone') return showDifference(size, unit)
  if (!isOnePlace(telling)) return showAmount(size, 'sites')
  return stages.length > 0 ? showAmount(size, 'stages') : showDifference(size, '%')
}

/** ` ± 2`; empty for none, and where the kind has no room for one. */
export function showTolerance(telling: Telling, tolerance: number): string {
  const { kind, stages = [] } = telling
  if (tolerance <= 0 || (kind === 'yes_no' && isOnePlace(telling))) return ''
  if (kind === 'milestone' && isOnePlace(telling) && stages.length > 0) {
    return ` ± ${showAmount(tolerance, 'stages')}`
  }
  return ` ± ${showNumber(tolerance)}`
}

function isOnePlace({ places = 1 }: Telling): boolean {
  return places <= 1
}

function milestoneValue(telling: Telling, value: number): string {
  const { stages = [], targetStage } = telling
  if (!isOnePlace(telling)) {
    const goal = targetStage ?? stages.at(-1)
    const reached =
      goal === undefined ? 'completion' : quoted(stages.length > 0 ? goal : `${goal} %`)
    return `${showAmount(value, 'sites')} reached ${reached}`
  }
  if (stages.length === 0) return `${showAmount(value, '%')} complete`
  return `${milestoneTarget(telling, value)}, stage ${showNumber(value + 1)} of ${stages.length}`
}

function milestoneTarget(telling: Telling, value: number): string {
  const { stages = [] } = telling
  if (!isOnePlace(telling)) return showAmount(value, 'sites')
  if (stages.length === 0) return showAmount(value, '%')
  const before = stages[Math.floor(value)]
  const after = stages[Math.ceil(value)]
  if (before === undefined || after === undefined) return `stage ${showNumber(value + 1)}`
  return before === after ? quoted(before) : `between ${quoted(before)} and ${quoted(after)}`
}

function quoted(name: string): string {
  return `“${name}”`
}
