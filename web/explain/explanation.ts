/** A metric's series as `domain/explain.ts` takes it: the figure of a cycle, a site or a group. */

import type { ExplainedObservation } from '../../domain/explain-value.ts'
import type { ExplainedPart, Explaining, Explanation } from '../../domain/explain.ts'
import { explain, explainPart } from '../../domain/explain.ts'
import type { Cycle, CycleOfMetric, Observation, Series, SeriesPart } from '../metric/series.ts'
import { day, toRolled } from '../metric/series.ts'

/** Of a cycle's figure: the whole metric, one site or one group. */
export type Place = { of: 'metric' } | { of: 'site'; id: string } | { of: 'group'; name: string }

/** How the figure of a place in a cycle is made. */
export function explanationOf(
  series: Series,
  { cycle, standing }: CycleOfMetric,
  place: Place,
): Explanation {
  const all = askedOf(series, cycle)
  if (place.of === 'metric') {
    return explain({ ...all, standing: { ...standing, lastOn: dayOf(standing.lastOn) } })
  }
  const isOf = ({ siteId, group }: ExplainedObservation) =>
    place.of === 'site' ? siteId === place.id : group === place.name
  const siteIds = place.of === 'site' ? [] : all.metric.siteIds
  return explainPart({
    ...all,
    metric: { ...all.metric, siteIds, accumulates: false },
    observations: all.observations.filter(isOf),
    withdrawn: all.withdrawn?.filter(({ observation }) => isOf(observation)),
    part: toPart(partOf(series, cycle, place)),
  })
}

function askedOf(series: Series, cycle: Cycle): Explaining {
  const { metric, cycles, observations, restatements } = series
  return {
    metric,
    cycles: cycles.map(toExplained),
    cycle: toExplained(cycle),
    observations: observations.map(toExplainedObservation),
    withdrawn: restatements
      .filter(({ version }) => version.withdrawn)
      .map(({ version, before }) => ({
        observation: toExplainedObservation(before ?? version),
        reason: version.reason ?? '',
      })),
  }
}

function toExplained({ startsOn, endsOn, ...cycle }: Cycle): Explaining['cycle'] {
  return { ...cycle, startsOn: day(startsOn), endsOn: day(endsOn) }
}

// A hidden observation has its reason instead of its numbers, though it counts in the total.
function toExplainedObservation(observation: Observation): ExplainedObservation {
  return { ...observation, ...toRolled(observation), suppressed: observation.suppressed !== null }
}

function partOf({ sites, groups }: Series, { id }: Cycle, place: Place): SeriesPart | undefined {
  const own =
    place.of === 'site'
      ? sites.find((site) => site.id === place.id)
      : groups.find(({ name }) => place.of === 'group' && name === place.name)
  return own?.cycles.find(({ cycleId }) => cycleId === id)
}

function toPart(part: SeriesPart | undefined): ExplainedPart | undefined {
  return part && { ...part, lastOn: dayOf(part.lastOn) }
}

function dayOf(text: string | null) {
  return text === null ? null : day(text)
}
