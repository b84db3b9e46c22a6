/** A packet's figures as people read them. One function for its page, its deck and the public page. */

import { showTarget } from '../sentence-amount.ts'
import type { PacketMetric, PacketStanding } from './packet.ts'

/** What stands in place of a number. A catalogue gives the words. */
export interface FigureWords {
  /** No number. */
  none: string
  hidden: string
  atLeast: (amount: string) => string
  atMost: (amount: string) => string
}

const ENGLISH_FIGURES: FigureWords = {
  none: '–',
  hidden: 'hidden',
  atLeast: (amount) => `${amount} or more`,
  atMost: (amount) => `${amount} or less`,
}

/** What has to be known of a metric to say its values. */
type Termed = Pick<PacketMetric, 'kind' | 'unit' | 'stages' | 'targetStage'>

/** `62 %`, `yes`, `“Drafted”`, `hidden`; a dash where there is no number. */
export function shownFigure(
  metric: Termed,
  { value, suppressed, coverage }: Pick<PacketStanding, 'value' | 'suppressed' | 'coverage'>,
  say: FigureWords = ENGLISH_FIGURES,
): string {
  if (suppressed === '*') return say.hidden
  if (value === null) return say.none
  const amount = shownTerm(metric, value, coverage.expected)
  if (suppressed === '>=') return say.atLeast(amount)
  if (suppressed === '<=') return say.atMost(amount)
  return amount
}

/** A baseline, path or target of a metric that is expected from some places. */
export function shownTerm(
  { kind, unit, stages, targetStage }: Termed,
  value: number,
  places = 1,
): string {
  return showTarget({ kind, unit, stages, targetStage, places: Math.max(places, 1) }, value)
}
