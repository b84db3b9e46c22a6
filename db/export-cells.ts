/** One observation, standing or metric as the cells of its CSV row. */

import type { MetricCells, ObservationCells, ProgressCells } from '../domain/csv-shapes.ts'
import type { Provenance } from '../domain/observation.ts'
import type { Metric } from '../domain/plan.ts'
import { isGuarded } from '../domain/privacy/population.ts'
import type { CycleStanding } from '../domain/standing.ts'
import type { MetricPlace } from './metric-places.ts'
import type { RecordedObservation } from './observation-row.ts'
import { toProvenanceText } from './observation-row.ts'

/** The names that ids stand for. */
export interface Names {
  /** By site id. */
  sites: ReadonlyMap<string, { code: string; name: string }>
  /** By cycle id. */
  cycles: ReadonlyMap<string, string>
}

/** A metric's place without what only its definition says. */
export type Place = Omit<MetricPlace, 'removed' | 'departmentCode'>

/** What separates the entries of a list in one cell. */
const BETWEEN = '; '

/** A row of observations.csv. */
export function toObservationCells(
  observation: RecordedObservation,
  place: Place,
  { sites, cycles }: Names,
): ObservationCells {
  const site = observation.siteId === null ? undefined : sites.get(observation.siteId)
  return {
    observation_id: observation.id,
    ...toPlaceCells(place, cycles.get(observation.cycleId) ?? observation.cycleId),
    observed_on: observation.observedOn,
    site_code: site?.code ?? null,
    site: site?.name ?? null,
    participant_group: observation.group === '' ? null : observation.group,
    value: observation.value,
    numerator: observation.numerator,
    denominator: observation.denominator,
    n: observation.n,
    missing_reason: observation.missing,
    suppressed: isSuppressed(observation, place.metric) ? '*' : null,
    note: observation.note === '' ? null : observation.note,
    evidence_url: observation.evidenceUrl,
    source_file: observation.provenance?.file ?? null,
    source_sha256: observation.provenance?.sha256 ?? null,
    recorded_at: observation.recordedAt,
    recorded_by: observation.recordedBy,
    version: observation.version,
    restated_reason: observation.reason,
    stage: observation.stage,
    done: observation.done,
    provenance: toProvenanceCell(observation.provenance),
    invited: observation.survey?.invited ?? null,
    answered: observation.survey?.answered ?? null,
    survey_scale: observation.survey?.scale ?? null,
    wording: observation.survey?.wording ?? null,
    // Corrected after its cycle was closed; the reason is in its own column.
    late: observation.late ? true : null,
  }
}

/** A row of progress.csv. */
export function toProgressCells(
  place: Place,
  standing: CycleStanding,
  cycleName: string,
): ProgressCells {
  const { metric } = place
  return {
    ...toPlaceCells(place, cycleName),
    baseline: metric.baseline,
    target: metric.target,
    direction: metric.direction,
    path: standing.path,
    actual: standing.value,
    previous: standing.previous,
    same_cycle_last_year: standing.sameCycleLastYear,
    progress: standing.progress,
    status: standing.status,
    short_by: standing.shortBy,
    coverage_have: standing.coverage.have,
    coverage_expected: standing.coverage.expected,
    sentence: standing.sentence,
    suppressed: standing.suppressed,
    target_high: metric.targetHigh,
    numerator: standing.numerator,
    denominator: standing.denominator,
    missing_reason: standing.missing,
    last_observed_on: standing.lastOn,
  }
}

/** A row of metrics.csv. */
export function toMetricCells(
  { metric, removed, ...place }: MetricPlace,
  { sites, cycles }: Names,
): MetricCells {
  const targets = Object.entries(metric.milestoneTargets).map(
    ([cycle, target]) => `${cycles.get(cycle) ?? cycle}=${target}`,
  )
  const { cycle: _cycle, ...where } = toPlaceCells({ metric, ...place }, '')
  return {
    ...where,
    metric_code: metric.code,
    title: metric.title,
    direction: metric.direction,
    baseline: metric.baseline,
    baseline_on: metric.baselineOn,
    baseline_source: metric.baselineSource,
    target: metric.target,
    target_high: metric.targetHigh,
    milestone_targets: targets.join(BETWEEN),
    tolerance: metric.tolerance.amount,
    tolerance_unit: metric.tolerance.unit,
    cadence: metric.cadence,
    cadence_reason: metric.cadenceReason,
    accumulates: metric.accumulates,
    across_sites: metric.acrossSites,
    scale_min: metric.scaleMin,
    scale_max: metric.scaleMax,
    stages: metric.stages.join(BETWEEN),
    target_stage: metric.targetStage,
    rate_base: metric.rateBase,
    groups_overlap: metric.groupsOverlap,
    coverage_floor: metric.coverageFloor,
    privacy_class: metric.privacyClass,
    source_system: metric.sourceSystem,
    definition: metric.definition,
    owner: metric.owner,
    headline: metric.headline,
    continues_id: metric.continuesId,
    site_codes: metric.siteIds.map((id) => sites.get(id)?.code ?? id).join(BETWEEN),
    removed,
  }
}

function toPlaceCells(place: Place, cycle: string) {
  const { metric } = place
  return {
    school_year: metric.schoolYear,
    cycle,
    department: place.department,
    priority_number: place.priorityNumber,
    priority: place.priority,
    action_number: place.actionNumber,
    action: place.action,
    metric_letter: metric.letter,
    metric: metric.text,
    metric_id: metric.id,
    measure_kind: metric.kind,
    unit: metric.unit,
  }
}

// An empty object says no more than that there was a file, which its name and hash say.
function toProvenanceCell(provenance: Provenance | null): string | null {
  const text = provenance && toProvenanceText(provenance)
  return text === '{}' ? null : text
}

// Said to be too few, or hidden because of it: outside, the two are one.
function isSuppressed({ missing }: RecordedObservation, metric: Metric): boolean {
  return missing === 'too_few_to_report' && isGuarded(metric, metric.privacyClass)
}
