/** A metric's series as the API answers it, and its parts by name. */

import type { CalendarDate, SchoolYear } from '../../domain/calendar.ts'
import { calendarDate, schoolYear } from '../../domain/calendar.ts'
import type { RolledObservation } from '../../domain/parts.ts'
import type { SeriesBody } from '../api.ts'

export type Series = SeriesBody
export type Metric = Series['metric']
export type Observation = Series['observations'][number]
export type Cycle = Series['cycles'][number]
export type Standing = Series['standings'][number]
export type SiteSeries = Series['sites'][number]
export type GroupSeries = Series['groups'][number]
export type Survey = Series['surveys'][number]
export type SeriesPart = SiteSeries['cycles'][number]

/** A cycle and where the metric stands in it. */
export interface CycleOfMetric {
  cycle: Cycle
  standing: Standing
}

/** Every cycle with its standing, in order. */
export function cyclesOf({ cycles, standings }: Series): CycleOfMetric[] {
  return cycles.flatMap((cycle) => {
    const standing = standings.find(({ cycleId }) => cycleId === cycle.id)
    return standing ? [{ cycle, standing }] : []
  })
}

/**
 * The cycle the page is about: the one named, else the last that is over, else the
 * first. Undefined only in a year without cycles.
 */
export function cycleInView(series: Series, name?: string): CycleOfMetric | undefined {
  const all = cyclesOf(series)
  return (
    all.find(({ cycle }) => cycle.name === name) ??
    all.findLast(({ cycle }) => cycle.endsOn < series.today) ??
    all[0]
  )
}

/** What is said of a cycle's survey; undefined without one, and where it is hidden. */
export function surveyOf({ surveys }: Series, cycleId: string): Survey | undefined {
  return surveys.find((survey) => survey.cycleId === cycleId)
}

/**
 * Whether a survey forbids a change to its cycle, from the cycle before it or from a year ago:
 * too few answers here, or nothing that the survey before it may be set beside. Values that
 * answer another question are left out of the standings already.
 */
export function forbidsChange(series: Series, cycleId: string) {
  const survey = surveyOf(series, cycleId)
  if (!survey) return { previous: false, lastYear: false }
  return { previous: survey.change?.comparable === false, lastYear: survey.valid === null }
}

/** What a screen calls the metric: its short title, or else the printed text. */
export function nameOf({ title, text }: Pick<Metric, 'title' | 'text'>): string {
  return title === '' ? text : title
}

/** Whether values come from sites and not from the district as one place. */
export function isPerSite({ metric, observations }: Series): boolean {
  return metric.siteIds.length > 0 || observations.some(({ siteId }) => siteId !== null)
}

/** The name of a site by its id; empty for the district as one place. */
export function siteName({ sites }: Pick<Series, 'sites'>, id: string | null): string {
  return id === null ? '' : (sites.find((site) => site.id === id)?.name ?? id)
}

/** A day that the API wrote. */
export function day(text: string): CalendarDate {
  return calendarDate(text)
}

/** A school year that the API wrote. */
export function schoolYearOf(text: string): SchoolYear {
  return schoolYear(text)
}

/** An observation as the rules add it up. */
export function toRolled(observation: Observation): RolledObservation {
  // A hidden number is there all the same, so its place counts as covered.
  const missing = observation.suppressed === null ? observation.missing : null
  return { ...observation, missing, observedOn: day(observation.observedOn) }
}
