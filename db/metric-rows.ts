/** Metrics between the database and the domain: three queries, joined here. */

import type { ExpressionBuilder } from 'kysely'

import type { SchoolYear } from '../domain/calendar.ts'
import type { Metric } from '../domain/plan.ts'
import { chunksOf } from './chunks.ts'
import type { Db, MetricRow, Tables, Transaction } from './tables.ts'
import { fromTextList, toTextList } from './text-list.ts'

/** The floor while no district is set up. */
const COVERAGE_FLOOR = 0.8

export interface MetricFilter {
  id?: string | undefined
  /** At least one. */
  ids?: readonly string[] | undefined
  schoolYear?: SchoolYear | undefined
  departmentId?: string | undefined
  planId?: string | undefined
  /** Metrics that were removed from the plan but keep their observations. */
  removed?: 'left_out' | 'included' | undefined
}

/** A metric as it is stored, where a missing floor is the district's. */
export interface StoredMetric extends Omit<Metric, 'coverageFloor'> {
  /** Null: the district's. */
  coverageFloor: number | null
  districtFloor: number
  /** Whether it is out of the plan. */
  removed: boolean
  position: number
}

/** The metrics that fit, in the order of print: by year, department, priority and action. */
export async function readMetrics(db: Db, filter: MetricFilter): Promise<StoredMetric[]> {
  const rows = await selectRows(db, filter).execute()
  if (rows.length === 0) return []
  const sites = await db
    .selectFrom('metric_site')
    .innerJoin('metric', 'metric.id', 'metric_site.metric_id')
    .select(['metric_site.metric_id', 'metric_site.site_id'])
    .where(fitting(filter))
    .execute()
  const targets = await db
    .selectFrom('milestone_target')
    .innerJoin('metric', 'metric.id', 'milestone_target.metric_id')
    .select(['milestone_target.metric_id', 'milestone_target.cycle_id', 'milestone_target.target'])
    .where(fitting(filter))
    .execute()

  const sitesOf = Map.groupBy(sites, (site) => site.metric_id)
  const targetsOf = Map.groupBy(targets, (target) => target.metric_id)
  return rows.toSorted(byPrint).map((row) => ({
    ...toStored(row),
    siteIds: (sitesOf.get(row.id) ?? []).map((site) => site.site_id).toSorted(),
    milestoneTargets: Object.fromEntries(
      (targetsOf.get(row.id) ?? [])
        .toSorted((a, b) => (a.cycle_id < b.cycle_id ? -1 : 1))
        .map(({ cycle_id, target }) => [cycle_id, target]),
    ),
  }))
}

/** The metric with every default put in. */
export function toMetric(stored: StoredMetric): Metric {
  const { districtFloor, removed: _removed, position: _position, ...metric } = stored
  return { ...metric, coverageFloor: metric.coverageFloor ?? districtFloor }
}

/** The metric as the ledger keeps it: what is stored, nothing that follows from elsewhere. */
export function toRecorded(stored: StoredMetric): object {
  const { districtFloor: _floor, code: _code, ...own } = stored
  return own
}

/** Stores the sites a metric's values come from. */
export async function insertSites(
  tx: Transaction,
  metric: Pick<Metric, 'id' | 'siteIds'>,
): Promise<void> {
  const rows = [...new Set(metric.siteIds)].map((site_id) => ({ metric_id: metric.id, site_id }))
  for (const some of chunksOf(rows)) await tx.insertInto('metric_site').values(some).execute()
}

/** What of a stored metric has a column. */
type MetricColumns = Omit<StoredMetric, 'code' | 'siteIds' | 'milestoneTargets' | 'districtFloor'>

/** The columns of a stored metric. */
export function toMetricRow(stored: MetricColumns): MetricRow {
  return {
    id: stored.id,
    action_id: stored.actionId,
    plan_id: stored.planId,
    department_id: stored.departmentId,
    school_year: stored.schoolYear,
    letter: stored.letter,
    position: stored.position,
    text: stored.text,
    title: stored.title,
    kind: stored.kind,
    unit: stored.unit,
    direction: stored.direction,
    baseline: stored.baseline,
    baseline_on: stored.baselineOn,
    baseline_source: stored.baselineSource,
    target: stored.target,
    target_high: stored.targetHigh,
    tolerance_unit: stored.tolerance.unit,
    tolerance_amount: stored.tolerance.amount,
    cadence: stored.cadence,
    accumulates: stored.accumulates ? 1 : 0,
    across_sites: stored.acrossSites,
    scale_min: stored.scaleMin,
    scale_max: stored.scaleMax,
    stages: toTextList(stored.stages),
    target_stage: stored.targetStage,
    rate_base: stored.rateBase,
    groups_overlap: stored.groupsOverlap ? 1 : 0,
    coverage_floor: stored.coverageFloor,
    privacy_class: stored.privacyClass,
    source_system: stored.sourceSystem,
    definition: stored.definition,
    owner: stored.owner,
    headline: stored.headline ? 1 : 0,
    continues_id: stored.continuesId,
    cadence_reason: stored.cadenceReason,
    removed: stored.removed ? 1 : 0,
    version: stored.version,
  }
}

function selectRows(db: Db, filter: MetricFilter) {
  return db
    .selectFrom('metric')
    .innerJoin('action', 'action.id', 'metric.action_id')
    .innerJoin('priority', 'priority.id', 'action.priority_id')
    .innerJoin('department', 'department.id', 'metric.department_id')
    .leftJoin('district', (join) => join.on('district.id', '=', 1))
    .selectAll('metric')
    .select([
      'action.number as action_number',
      'action.position as action_position',
      'priority.number as priority_number',
      'priority.position as priority_position',
      'department.code as department_code',
      'department.position as department_position',
      'district.coverage_floor as district_floor',
    ])
    .where(fitting(filter))
}

type JoinedRow = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number]

/** Narrows any query that knows `metric`. */
function fitting(filter: MetricFilter) {
  const { id, ids, schoolYear, departmentId, planId, removed } = filter
  return (eb: ExpressionBuilder<Tables, 'metric'>) =>
    eb.and([
      ...(id === undefined ? [] : [eb('metric.id', '=', id)]),
      ...(ids === undefined ? [] : [eb('metric.id', 'in', ids)]),
      ...(schoolYear === undefined ? [] : [eb('metric.school_year', '=', schoolYear)]),
      ...(departmentId === undefined ? [] : [eb('metric.department_id', '=', departmentId)]),
      ...(planId === undefined ? [] : [eb('metric.plan_id', '=', planId)]),
      ...(removed === 'included' ? [] : [eb('metric.removed', '=', 0)]),
    ])
}

function byPrint(a: JoinedRow, b: JoinedRow): number {
  if (a.school_year !== b.school_year) return a.school_year < b.school_year ? -1 : 1
  const departments = a.department_position - b.department_position
  if (departments !== 0) return departments
  if (a.department_code !== b.department_code) return a.department_code < b.department_code ? -1 : 1
  return (
    a.priority_position - b.priority_position ||
    a.action_position - b.action_position ||
    a.position - b.position
  )
}

function toStored(row: JoinedRow): Omit<StoredMetric, 'siteIds' | 'milestoneTargets'> {
  return {
    id: row.id,
    actionId: row.action_id,
    planId: row.plan_id,
    departmentId: row.department_id,
    schoolYear: row.school_year,
    letter: row.letter,
    code: `${row.department_code}-${row.priority_number}.${row.action_number}.${row.letter}`,
    text: row.text,
    title: row.title,
    kind: row.kind,
    unit: row.unit,
    direction: row.direction,
    baseline: row.baseline,
    baselineOn: row.baseline_on,
    baselineSource: row.baseline_source,
    target: row.target,
    targetHigh: row.target_high,
    tolerance: { unit: row.tolerance_unit, amount: row.tolerance_amount },
    cadence: row.cadence,
    accumulates: row.accumulates === 1,
    acrossSites: row.across_sites,
    scaleMin: row.scale_min,
    scaleMax: row.scale_max,
    stages: fromTextList(row.stages),
    targetStage: row.target_stage,
    rateBase: row.rate_base,
    groupsOverlap: row.groups_overlap === 1,
    coverageFloor: row.coverage_floor,
    districtFloor: row.district_floor ?? COVERAGE_FLOOR,
    privacyClass: row.privacy_class,
    sourceSystem: row.source_system,
    definition: row.definition,
    owner: row.owner,
    headline: row.headline === 1,
    continuesId: row.continues_id,
    cadenceReason: row.cadence_reason,
    removed: row.removed === 1,
    position: row.position,
    version: row.version,
  }
}
