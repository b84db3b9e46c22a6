/** What is stored of plans, metrics, settings, people, streams, reflections, decisions and meetings, in the form in which the log tells of it. */

import { setImmediate } from 'node:timers/promises'

import { listAccounts } from './accounts.ts'
import { listApiKeys } from './api-keys.ts'
import { listCycles } from './cycle-rows.ts'
import { listDatedEvents } from './dated-events.ts'
import { listDepartments } from './departments.ts'
import { listDeviations } from './deviations.ts'
import { listDivisions } from './divisions.ts'
import { readMetrics, toRecorded } from './metric-rows.ts'
import { hashOfSource } from './plan-rows.ts'
import { readCover, readTree } from './plan-tree.ts'
import { listSchoolYears } from './school-years.ts'
import { findDistrict } from './settings.ts'
import { listSites } from './sites.ts'
import { listGrids } from './status-grids.ts'
import { storedMeetings } from './stored-meetings.ts'
import { storedStreams } from './stored-streams.ts'
import type { Db } from './tables.ts'
import { nameOfVersion } from './told-states.ts'

export interface StoredState {
  entity: string
  id: string
  state: object
}

const NEVER = '9999'

/** Everything there is, some at a time. */
export async function* storedStates(db: Db): AsyncGenerator<StoredState[]> {
  yield await readOrganisation(db)
  yield await readPeople(db)
  for (const { id } of await listSchoolYears(db)) {
    yield states('cycle', await listCycles(db, id))
    yield states('deviation', await listDeviations(db, id))
    const grids = await listGrids(db, { schoolYear: id })
    yield Array.from(grids, ([metric, state]) => ({ entity: 'status_grid', id: metric, state }))
  }
  yield await readReflectionVersions(db)
  yield await readDecisionVersions(db)
  yield* storedMeetings(db)
  yield* storedStreams(db)
  for (const { id } of await db.selectFrom('plan').select('id').orderBy('id').execute()) {
    yield await readPlan(db, id)
    await setImmediate()
  }
}

async function readOrganisation(db: Db): Promise<StoredState[]> {
  const district = await findDistrict(db)
  return [
    ...(district ? [{ entity: 'district', id: 'district', state: district }] : []),
    ...states('school_year', await listSchoolYears(db)),
    ...states('division', await listDivisions(db)),
    ...states('department', await listDepartments(db)),
    ...states('site', await listSites(db)),
    ...states('dated_event', await listDatedEvents(db)),
  ]
}

/** Names and addresses of people are not in the log, nor is the last use of a key; its maker is its entry’s author. */
async function readPeople(db: Db): Promise<StoredState[]> {
  const accounts = await listAccounts(db, NEVER)
  const keys = await listApiKeys(db)
  return [
    ...accounts.map(({ id, role, departments, closedAt, erasedAt }) => ({
      entity: 'person',
      id,
      state: { role, departments, closedAt, erasedAt },
    })),
    ...states(
      'api_key',
      keys.map(({ lastUsedOn: _used, createdBy: _maker, ...key }) => key),
    ),
  ]
}

async function readReflectionVersions(db: Db): Promise<StoredState[]> {
  const written = await db.selectFrom('reflection').selectAll().execute()
  const read = await db.selectFrom('reflection_reading').selectAll().execute()
  return [
    ...written.map((row) => {
      const { action_id: actionId, cycle_id: cycleId, happened, learned, felt, version, tx } = row
      const state = { happened, learned, next: row.next_step, felt, version, tx }
      return {
        entity: 'reflection',
        id: nameOfVersion(`${actionId}:${cycleId}`, version),
        state: { ...state, supersededTx: row.superseded_tx },
      }
    }),
    ...read.map(({ tx, action_id: actionId, cycle_id: cycleId, version }) => ({
      entity: 'reflection_reading',
      id: String(tx),
      state: { id: `${actionId}:${cycleId}`, version },
    })),
  ]
}

async function readDecisionVersions(db: Db): Promise<StoredState[]> {
  const rows = await db.selectFrom('decision').selectAll().execute()
  return rows.map((row) => {
    const { id, kind, text, owner, state, outcome, version, tx } = row
    const about = {
      cycleId: row.cycle_id,
      departmentId: row.department_id,
      actionId: row.action_id,
      metricId: row.metric_id,
    }
    const said = { kind, text, owner, dueOn: row.due_on, state, outcome }
    const written = { version, tx, supersededTx: row.superseded_tx }
    return {
      entity: 'decision',
      id: nameOfVersion(id, version),
      state: { id, ...about, ...said, ...written },
    }
  })
}

async function readPlan(db: Db, planId: string): Promise<StoredState[]> {
  const cover = await readCover(db, planId)
  const { chains, priorities } = await readTree(db, planId)
  const metrics = await readMetrics(db, { planId, removed: 'included' })
  const actions = priorities.flatMap((priority) => priority.actions)
  const sourceTextSha256 = await readSourceHash(db, planId)
  const told = cover && { ...cover, sourceTextSha256 }
  return [
    ...states('plan', told ? [told] : []),
    ...states('chain', chains),
    ...states(
      'priority',
      priorities.map(({ actions: _actions, ...priority }) => priority),
    ),
    ...states(
      'action',
      actions.map(({ metrics: _metrics, ...action }) => action),
    ),
    ...metrics.map((metric) => ({ entity: 'metric', id: metric.id, state: toRecorded(metric) })),
  ]
}

async function readSourceHash(db: Db, planId: string): Promise<string | null> {
  const row = await db
    .selectFrom('plan')
    .select('source_text')
    .where('id', '=', planId)
    .executeTakeFirst()
  const text = row?.source_text
  return text === undefined || text === null ? null : hashOfSource(text)
}

function states(entity: string, list: readonly { id: string }[]): StoredState[] {
  return list.map((state) => ({ entity, id: state.id, state }))
}
