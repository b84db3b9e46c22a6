/** A generated district: 540 metrics over 24 sites a year, and as many observations as asked for. */

import { insertAction } from '../db/actions.ts'
import { insertDepartment } from '../db/departments.ts'
import { insertMetric } from '../db/metrics.ts'
import { insertPlan } from '../db/plans.ts'
import { insertPriority } from '../db/priorities.ts'
import { recomputeMetric } from '../db/roll-ups.ts'
import { insertSchoolYear } from '../db/school-years.ts'
import { insertDistrict } from '../db/settings.ts'
import { insertSite } from '../db/sites.ts'
import type { Db, NewObservationRow } from '../db/tables.ts'
import type { Writing } from '../db/writing.ts'
import { writing } from '../db/writing.ts'
import type { SchoolYear } from '../domain/calendar.ts'
import { boundsOf, cycleOf, daysAfter, defaultCycles, schoolYearFrom } from '../domain/calendar.ts'

const METRICS_A_YEAR = 540
const SITES = 24
const DEPARTMENTS = 9
const ACTIONS_A_DEPARTMENT = 20
const METRICS_AN_ACTION = 3
const MOST_A_YEAR = 100_000
const NEWEST_YEAR = 2022
const ROWS_A_STATEMENT = 300
const BY = { actor: 'bench@district.example', at: new Date('2023-07-01T12:00:00Z') }

/** Fills an empty database with `rows` observations, at most 100,000 a school year. */
export async function fillDistrict(db: Db, rows: number): Promise<SchoolYear> {
  const years = Math.max(1, Math.ceil(rows / MOST_A_YEAR))
  const newest = schoolYearFrom(NEWEST_YEAR)
  await writing(db, BY, insertOrganisation)
  for (let back = 0; back < years; back += 1) {
    const year = schoolYearFrom(NEWEST_YEAR - back)
    const share = Math.min(MOST_A_YEAR, rows - back * MOST_A_YEAR)
    await writing(db, BY, (change) => insertYear(change, year))
    await writing(db, BY, (change) => insertObservations(change, year, share))
  }
  return newest
}

/** The id of one of a year's metrics. */
export function metricId(year: SchoolYear, number: number): string {
  return `m-${year}-${number}`
}

/** The id of one of the sites. */
export function siteId(number: number): string {
  return `site-${number}`
}

/** One observation's row, the same for the same number. */
export function observationRow(year: SchoolYear, number: number, tx: number): NewObservationRow {
  const metric = number % METRICS_A_YEAR
  const round = Math.floor(number / METRICS_A_YEAR)
  const day = daysAfter(boundsOf(year).startsOn, (Math.floor(round / SITES) * 29 + metric) % 365)
  const cycle = cycleOf(day, defaultCycles(year))
  if (!cycle) throw new Error(`no cycle has ${day}`)
  return {
    id: `o-${year}-${number}`,
    version: 1,
    metric_id: metricId(year, metric),
    school_year: year,
    cycle_id: cycle.id,
    site_id: siteId(round % SITES),
    participant_group: '',
    observed_on: day,
    value: null,
    numerator: (number * 7) % 31,
    denominator: 31,
    n: null,
    stage: null,
    done: null,
    missing_code: null,
    note: '',
    evidence_url: null,
    source_file: null,
    source_sha256: null,
    provenance: null,
    import_id: null,
    withdrawn: 0,
    reason: null,
    recorded_at: '2023-07-01T12:00:00.000Z',
    recorded_by: BY.actor,
    tx,
    superseded_tx: null,
    late: 0,
  }
}

async function insertOrganisation(change: Writing): Promise<void> {
  await insertDistrict(change, {
    name: 'Bench Unified',
    timeZone: 'America/Los_Angeles',
    meetingName: 'DLN',
    smallestGroup: 11,
    coverageFloor: 0.8,
    demonstration: false,
    demonstrationOn: null,
  })
  for (let at = 0; at < SITES; at += 1) {
    await insertSite(change, { id: siteId(at), code: `S${at}`, name: `Site ${at}` })
  }
  for (let at = 0; at < DEPARTMENTS; at += 1) {
    await insertDepartment(change, { id: `d-${at}`, code: `D${at}`, name: `Department ${at}` })
  }
}

async function insertYear(change: Writing, year: SchoolYear): Promise<void> {
  await insertSchoolYear(change, year)
  let number = 0
  for (let at = 0; at < DEPARTMENTS; at += 1) {
    const planId = `p-${year}-${at}`
    await insertPlan(change, { id: planId, departmentId: `d-${at}`, schoolYear: year })
    const priorityId = `${planId}-1`
    await insertPriority(change, { id: priorityId, planId, title: 'Generated' })
    for (let action = 0; action < ACTIONS_A_DEPARTMENT; action += 1) {
      const actionId = `${priorityId}-${action}`
      await insertAction(change, { id: actionId, priorityId, text: `Action ${action}` })
      for (let letter = 0; letter < METRICS_AN_ACTION; letter += 1) {
        await insertMetric(change, {
          id: metricId(year, number),
          actionId,
          text: `Metric ${number}`,
          kind: 'rate',
          unit: '%',
          rateBase: 100,
          baseline: 20,
          target: 60,
        })
        number += 1
      }
    }
  }
}

async function insertObservations(change: Writing, year: SchoolYear, rows: number): Promise<void> {
  const tx = await change.log({
    action: 'bench.fill',
    entity: 'bench',
    entityId: year,
    payload: {},
  })
  for (let from = 0; from < rows; from += ROWS_A_STATEMENT) {
    const until = Math.min(rows, from + ROWS_A_STATEMENT)
    const values = Array.from({ length: until - from }, (_, at) =>
      observationRow(year, from + at, tx),
    )
    await change.tx.insertInto('observation').values(values).execute()
  }
  for (let at = 0; at < METRICS_A_YEAR; at += 1) await recomputeMetric(change, metricId(year, at))
  change.touch(year)
}
