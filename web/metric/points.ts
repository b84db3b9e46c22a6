/**
 * What the chart draws of the observations: values of one day, or of one month where
 * sites log, combined by the metric's own rule.
 */

import type { CalendarDate } from '../../domain/calendar.ts'
import { cycleOf } from '../../domain/calendar.ts'
import { combine } from '../../domain/combined.ts'
import { isRunningTotal } from '../../domain/pace.ts'
import type { RolledObservation } from '../../domain/parts.ts'
import { metricWords } from '../words/metric.ts'
import { plain } from './amounts.ts'
import type { Series } from './series.ts'
import { day, isPerSite, toRolled } from './series.ts'

export interface Point {
  on: CalendarDate
  /** In the metric's unit; null is a gap. */
  value: number | null
  /** What to know about it: its parts, how many sites, or why there is no number. */
  note: string
}

/** The points of a metric, oldest first. */
export function pointsOf(series: Series): Point[] {
  if (series.metric.kind === null) return []
  const all = series.observations
    .map(toRolled)
    .toSorted((a, b) => (a.observedOn < b.observedOn ? -1 : 1))
  const perSite = isPerSite(series)
  const keyOf = ({ observedOn }: RolledObservation) =>
    perSite ? monthInCycle(series, observedOn) : observedOn
  const together = Map.groupBy(all, keyOf)
  return Array.from(together.values(), (own) => pointOf(series, all, own))
}

function pointOf(
  series: Series,
  all: readonly RolledObservation[],
  own: readonly RolledObservation[],
): Point {
  const { metric } = series
  const on = own.at(-1)?.observedOn ?? day(series.today)
  const reasons = own.flatMap(({ missing }) => missing ?? [])
  if (reasons.length === own.length) {
    const [reason] = reasons
    return { on, value: null, note: reason ? metricWords().missing[reason] : '' }
  }
  const cycles = series.cycles.map(({ startsOn, endsOn }) => ({
    startsOn: day(startsOn),
    endsOn: day(endsOn),
  }))
  const { value, parts, sites, tooFewSites } = combine(metric, cycles, { all, own, on })
  if (tooFewSites) {
    return { on, value, note: metricWords().tooFewSites(sites, metric.siteIds.length) }
  }
  if (value === null) return { on, value, note: parts.obstacle ?? '' }
  return { on, value, note: noteOf(series, parts, sites) }
}

function noteOf(
  series: Series,
  { numerator, denominator }: { numerator: number | null; denominator: number | null },
  sites: number,
): string {
  const say = metricWords()
  const { kind, siteIds } = series.metric
  const divides = kind === 'rate' || kind === 'yes_no'
  const parts = [
    divides && numerator !== null && denominator !== null
      ? say.ofWhole(plain(numerator), plain(denominator))
      : '',
    kind === 'score' && denominator !== null ? say.answers(plain(denominator)) : '',
    isRunningTotal(series.metric) ? say.soFar : '',
    siteIds.length > 1 ? say.ofSites(sites, siteIds.length) : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

// A cycle may begin within a month; a point belongs to one cycle.
function monthInCycle({ cycles }: Series, on: CalendarDate): string {
  const dated = cycles.map(({ startsOn, endsOn, id }) => ({
    id,
    startsOn: day(startsOn),
    endsOn: day(endsOn),
  }))
  return `${on.slice(0, 7)} ${cycleOf(on, dated)?.id ?? ''}`
}
