/** A metric's numbers as people read them. Outside of charts; a chart has its own short forms. */

import { showDistance, showTarget, showValue } from '../../domain/sentence-amount.ts'
import type { Telling } from '../../domain/sentence.ts'
import { NARROW_SPACE, showAmount, showExactly } from '../../domain/shown-number.ts'
import type { Suppressed } from '../../domain/suppressed.ts'
import type { NumberUnit } from '../shared/format.ts'
import { NO_NUMBER } from '../shared/format.ts'
import { metricWords } from '../words/metric.ts'
import { surveyWords } from '../words/survey.ts'
import type { Metric, Observation } from './series.ts'

/** How a metric's numbers are said. */
export type Said = Pick<
  Metric,
  'kind' | 'unit' | 'stages' | 'targetStage' | 'rateBase' | 'siteIds' | 'scaleMin' | 'scaleMax'
>

/** `62 %`, `“Drafted”, stage 2 of 4`, `yes`; a dash when there is no number. */
export function sayValue(metric: Said, value: number | null): string {
  return value === null ? NO_NUMBER : showValue(tellingOf(metric), value)
}

/** A number as it may be shown: hidden, or a share said by its bound. */
export interface Shown {
  value: number | null
  suppressed: Suppressed | null
}

/** As `sayValue`; `≥95 %` for a share near all, and “hidden” for what is not shown. */
export function sayShown(metric: Said, { value, suppressed }: Shown): string {
  if (suppressed === '*') return metricWords().smallGroups.hidden
  const said = sayValue(metric, value)
  if (suppressed === null || value === null) return said
  return `${suppressed === '>=' ? '≥' : '≤'}${said}`
}

/** The unit that a column's header names, where its cells leave it out. */
export function headerUnit({ kind, unit }: Said): string {
  const inCells = kind === 'milestone' || kind === 'yes_no' || unit === '%' || unit === '$'
  return inCells ? '' : unit
}

/** A baseline, path or target. */
export function sayTarget(metric: Said, value: number): string {
  return showTarget(tellingOf(metric), value)
}

/** A metric whose numbers are said without their unit, under a header that names it. */
export function unitless<M extends Said>(metric: M): M {
  return headerUnit(metric) === '' ? metric : { ...metric, unit: '' }
}

/** How far apart two values are, without a sign: `3 points`, `1 stage`. */
export function sayDistance(metric: Said, size: number): string {
  return showDistance(tellingOf(metric), Math.abs(size))
}

/** `+3 points`, `−12 people`; “no change” for none; a dash when one of the two is missing. */
export function sayChange(metric: Said, from: number | null, to: number | null): string {
  if (from === null || to === null) return NO_NUMBER
  const change = to - from
  const distance = sayDistance(metric, change)
  if (distance === '' && change !== 0) {
    return metricWords().fromTo(sayValue(metric, from), sayValue(metric, to))
  }
  if (Math.abs(change) < SMALLEST_CHANGE) return metricWords().noChange
  return `${change > 0 ? '+' : '−'}${distance}`
}

/** `40 %`, `−25 %`, `137 %`: progress is a fraction, unclamped. */
export function sayProgress(progress: number): string {
  const percent = Math.round(progress * 100)
  return `${percent < 0 ? '−' : ''}${Math.abs(percent)}${NARROW_SPACE}%`
}

/** What was logged: `8 of 10`, `4.2 from 30 answers`, `“Drafted”`, `yes`, or why there is no number. */
export function sayLogged(metric: Said, logged: LoggedValues): string {
  const say = metricWords()
  if (logged.missing !== null) return say.missing[logged.missing]
  if (logged.numerator !== null && logged.denominator !== null) {
    return say.ofWhole(plain(logged.numerator), plain(logged.denominator))
  }
  if (logged.stage !== null) return `“${logged.stage}”`
  if (logged.done !== null) return logged.done ? say.yes : say.no
  if (logged.value === null) return NO_NUMBER
  if (logged.n !== null) return say.fromAnswers(plain(logged.value), plain(logged.n))
  const unit = metric.kind === 'milestone' ? '%' : metric.unit
  return showValue({ unit }, logged.value)
}

/** `Survey: 180 invited, 124 answered, 5 options, wording “spring 2023”`. */
export function saySurvey(survey: NonNullable<Observation['survey']>): string {
  const say = surveyWords().logged
  const { invited, answered, scale, wording } = survey
  const parts = [
    invited === null ? '' : say.invited(plain(invited)),
    answered === null ? '' : say.answered(plain(answered)),
    scale === null ? '' : say.scale(scale),
    wording === null ? '' : say.wording(wording),
  ]
  return say.all(parts.filter((part) => part !== '').join(', '))
}

/** `67.5 %`. */
export function sayPercent(percent: number): string {
  return showAmount(percent, '%')
}

export type LoggedValues = Pick<
  Observation,
  'value' | 'numerator' | 'denominator' | 'n' | 'stage' | 'done' | 'missing'
>

/** A number with all its places: `1,234.5`. */
export function plain(value: number): string {
  return showExactly(value)
}

/** How a chart writes the metric's numbers. */
export function numberUnitOf(metric: Said): NumberUnit {
  const { kind, unit } = metric
  const percent = { kind: 'percent', label: '', places: 1 } as const
  if (unit === '%') return percent
  if (kind === 'yes_no' && metric.rateBase === 100) return percent
  if (kind === 'milestone' && metric.siteIds.length <= 1) {
    return metric.stages.length === 0
      ? percent
      : { kind: 'number', label: metricWords().stage, places: 0 }
  }
  const places = kind === 'score' ? 2 : kind === 'rate' ? 1 : 2
  return { kind: 'number', label: unit, places }
}

/** A value where the chart draws it: the first stage of a milestone is 1. */
export function toChart(metric: Said, value: number): number {
  const staged = metric.kind === 'milestone' && metric.stages.length > 0
  return staged && metric.siteIds.length <= 1 ? value + 1 : value
}

// Below this a difference is the rest of a sum of doubles.
const SMALLEST_CHANGE = 1e-9

function tellingOf(metric: Said): Telling {
  const { kind, unit, stages, targetStage, rateBase, siteIds } = metric
  return { kind, unit, stages, targetStage, rateBase, places: Math.max(siteIds.length, 1) }
}
