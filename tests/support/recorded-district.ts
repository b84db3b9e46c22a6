/** A small district to record observations in: two years, two departments, three sites. */

import type { KyselyConfig } from 'kysely'

import { insertAction } from '../../db/actions.ts'
import { recordChange } from '../../db/changes.ts'
import { insertDepartment } from '../../db/departments.ts'
import { readMetrics, toMetric, toMetricRow, toRecorded } from '../../db/metric-rows.ts'
import type { RecordedObservation } from '../../db/observations.ts'
import { insertObservation } from '../../db/observations.ts'
import { insertPlan } from '../../db/plans.ts'
import { insertPriority } from '../../db/priorities.ts'
import { insertSchoolYear } from '../../db/school-years.ts'
import { insertDistrict } from '../../db/settings.ts'
import { insertSite } from '../../db/sites.ts'
import type { Db } from '../../db/tables.ts'
import type { Recording, Writing } from '../../db/writing.ts'
import { writing } from '../../db/writing.ts'
import type { SchoolYear } from '../../domain/calendar.ts'
import { cycleOf, defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { CheckedObservation } from '../../domain/observation.ts'
import type { Metric } from '../../domain/plan.ts'
import type { Dialect } from './databases.ts'
import { createDatabase } from './databases.ts'
import { day, metricOf } from './metrics.ts'

export const THIS_YEAR = schoolYear('2022-23')
export const LAST_YEAR = schoolYear('2021-22')
export const SITES = ['lincoln', 'roosevelt', 'washington'] as const

/** Before anything is recorded. */
const BEFORE: Recording = { actor: 'coordinator', at: new Date('2021-06-01T10:00:00Z') }

/** Who writes, and when; each writing a minute after the one before. */
export function recorder(): () => Recording {
  let minutes = 0
  return () => {
    minutes += 1
    const at = new Date(Date.UTC(2022, 9, 5, 18, minutes))
    return { actor: 'data@district.example', at }
  }
}

/** A migrated database with a district in it. The caller ends it with `destroy()`. */
export async function createDistrict(dialect: Dialect, log?: KyselyConfig['log']): Promise<Db> {
  const db = await createDatabase(dialect, log)
  await fillDistrict(db)
  return db
}

/** The same in a migrated database of one's own. */
export async function fillDistrict(db: Db): Promise<void> {
  await writing(db, BEFORE, settle)
}

/** Stores a metric under department, year and action `1`, and gives it as it reads. */
export async function addMetric(db: Db, partial: Partial<Metric> = {}): Promise<Metric> {
  const given = metricOf({ departmentId: 'data', schoolYear: THIS_YEAR, ...partial })
  const plan = `${given.departmentId}-${given.schoolYear}`
  const { n } = await db
    .selectFrom('metric')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
    .executeTakeFirstOrThrow()
  const metric = { ...given, planId: plan, actionId: partial.actionId ?? `${plan}-1` }
  const stored = { ...metric, districtFloor: 0.8, removed: false, position: n + 1 }
  await db.insertInto('metric').values(toMetricRow(stored)).execute()
  for (const siteId of metric.siteIds) {
    const row = { metric_id: metric.id, site_id: siteId }
    await db.insertInto('metric_site').values(row).execute()
  }
  for (const [cycleId, target] of Object.entries(metric.milestoneTargets)) {
    const row = { metric_id: metric.id, cycle_id: cycleId, target }
    await db.insertInto('milestone_target').values(row).execute()
  }
  const [found] = await readMetrics(db, { id: metric.id })
  if (!found) throw new Error(`no metric ${metric.id}`)
  await writing(db, BEFORE, (change) =>
    recordChange(change, {
      action: 'metric.add',
      entityId: found.id,
      after: toRecorded(found),
      scopes: [],
    }),
  )
  return toMetric(found)
}

/** An observation as the rules would give it, in the cycle its day is in. */
export function checked(
  partial: Partial<Omit<CheckedObservation, 'observedOn'>> & { observedOn?: string } = {},
): CheckedObservation {
  const observedOn = day(partial.observedOn ?? '2022-09-30')
  const cycles = [...defaultCycles(LAST_YEAR), ...defaultCycles(THIS_YEAR)]
  const cycle = cycleOf(observedOn, cycles)
  if (!cycle) throw new Error(`no cycle has ${observedOn}`)
  return {
    cycleId: cycle.id,
    schoolYear: cycle.schoolYear,
    siteId: null,
    group: '',
    value: null,
    numerator: null,
    denominator: null,
    n: null,
    stage: null,
    done: null,
    missing: null,
    survey: null,
    note: '',
    evidenceUrl: null,
    provenance: null,
    ...partial,
    observedOn,
  }
}

/** Records an observation that nothing is in the way of. */
export async function record(
  db: Db,
  by: Recording,
  metric: Metric,
  observation: CheckedObservation,
): Promise<RecordedObservation> {
  const stored = await writing(db, by, (change) => insertObservation(change, metric, observation))
  if ('exists' in stored || 'closed' in stored) throw new Error('something is in the way')
  return stored
}

async function settle(change: Writing): Promise<void> {
  await insertDistrict(change, {
    name: 'Bay Harbor Unified',
    timeZone: 'America/Los_Angeles',
    meetingName: 'DLN',
    smallestGroup: 11,
    coverageFloor: 0.8,
    demonstration: false,
    demonstrationOn: null,
  })
  for (const year of [LAST_YEAR, THIS_YEAR]) await insertSchoolYear(change, year)
  for (const id of SITES) {
    await insertSite(change, { id, code: id.slice(0, 3).toUpperCase(), name: `${id} school` })
  }
  const departments = [
    { id: 'data', code: 'DR', name: 'Data and Research' },
    { id: 'programs', code: 'PR', name: 'Programs' },
  ]
  for (const department of departments) {
    await insertDepartment(change, department)
    for (const year of [LAST_YEAR, THIS_YEAR]) await addPlan(change, department.id, year)
  }
}

/** A plan of one priority with one action, whose ids are `<department>-<year>` and `…-1`. */
async function addPlan(change: Writing, departmentId: string, year: SchoolYear) {
  const id = `${departmentId}-${year}`
  await insertPlan(change, { id, departmentId, schoolYear: year, state: 'approved' })
  await insertPriority(change, { id: `${id}-1`, planId: id, title: 'Attendance' })
  await insertAction(change, { id: `${id}-1`, priorityId: `${id}-1`, text: 'Train the site teams' })
}
