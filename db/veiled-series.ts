/** A metric's series as it is shown to whoever may not see small groups. */

import type { HiddenOfMetric } from '../domain/privacy/hidden.ts'
import { isTelling } from '../domain/privacy/leaves.ts'
import { peopleOf } from '../domain/privacy/population.ts'
import type { Veil } from '../domain/privacy/sums.ts'
import { veilObservation, veilPart } from '../domain/privacy/veil.ts'
import type { CycleSurvey } from '../domain/statistics/survey-series.ts'
import type { Restatement } from './observation-history.ts'
import type { RecordedObservation } from './observation-row.ts'
import type { Series, SeriesPart } from './series.ts'
import type { Veiling } from './veiled-standings.ts'

/** The series without its small groups and what would give them away. */
export function veilSeries(series: Series, { hidden, veil }: Veiling): Series {
  const { metric, cycles, standings } = series
  const own = hidden.byMetric.get(metric.id) ?? new Map()
  const threshold = hidden.thresholdOf(metric)
  const isPublic = hidden.classOf(metric) === 'public_body'
  const shown = veil(metric, cycles, standings)
  const partsOf = (parts: readonly SeriesPart[], veilOf: (cycleId: string) => Veil | undefined) =>
    parts.map((part) => veilPart(metric, part, veilOf(part.cycleId)))
  return {
    ...series,
    standings: shown,
    observations: series.observations.map((one) =>
      isHidden(own, one) ? veilObservation(one) : one,
    ),
    sites: series.sites.map((site) => ({
      ...site,
      cycles: partsOf(site.cycles, (id) => own.get(id)?.sites.get(site.id)),
    })),
    groups: series.groups.map((group) => ({
      ...group,
      cycles: partsOf(group.cycles, (id) => own.get(id)?.groups.get(group.name)),
    })),
    restatements: series.restatements.map((one) =>
      veilRestatement(one, { own, threshold, isPublic, series }),
    ),
    surveys: veilSurveys(own, series.surveys),
    hides: own.size > 0 || series.statistics.heldBack > 0,
  }
}

/** Whether an observation that stands is hidden. */
export function isHidden(
  hidden: HiddenOfMetric | undefined,
  { id, cycleId }: Pick<RecordedObservation, 'id' | 'cycleId'>,
): boolean {
  return hidden?.get(cycleId)?.observations.has(id) ?? false
}

/**
 * Where anything of a cycle is hidden, its answers and invitations would tell it, and so
 * would a change from it. The year before may be hidden too, so nothing is said since then.
 */
function veilSurveys(hidden: HiddenOfMetric, surveys: readonly CycleSurvey[]): CycleSurvey[] {
  return surveys.flatMap((survey, at) => {
    if (hidden.has(survey.cycleId)) return []
    const before = surveys[at - 1]
    const sinceHidden = before === undefined || hidden.has(before.cycleId)
    return sinceHidden ? { ...survey, change: null } : survey
  })
}

interface Context {
  own: HiddenOfMetric
  threshold: number
  isPublic: boolean
  series: Series
}

// Beside one version that is shown, a hidden one would say what changed.
function veilRestatement(restatement: Restatement, context: Context): Restatement {
  const { version, before } = restatement
  if (![version, before].some((one) => one && tells(one, context))) return restatement
  return {
    ...restatement,
    version: veilObservation(version),
    before: before && veilObservation(before),
  }
}

function tells(
  version: RecordedObservation,
  { own, threshold, isPublic, series }: Context,
): boolean {
  if (isHidden(own, version)) return true
  if (isPublic) return false
  const people = peopleOf(series.metric, version)
  return people !== null && isTelling(people, threshold)
}
